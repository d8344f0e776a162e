import ICAL from 'ical.js'

type Entry = {
  sequence: number
  status: string
  summary: string
  location: string
  description: string
  url: string
  /** an instant, or a date alone */
  start: string
  transparent: boolean
}

/** A calendar as a program reads it that subscribes to it: its name and its entries by UID. */
export function readCalendar(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const textOf = (component: ICAL.Component, name: string) =>
    String(component.getFirstPropertyValue(name) ?? '')
  const events = calendar.getAllSubcomponents('vevent')
  const entries = events.map((event): [string, Entry] => [
    textOf(event, 'uid'),
    {
      sequence: Number(textOf(event, 'sequence')),
      status: textOf(event, 'status'),
      summary: textOf(event, 'summary'),
      location: textOf(event, 'location'),
      description: textOf(event, 'description'),
      url: textOf(event, 'url'),
      start: textOf(event, 'dtstart'),
      transparent: textOf(event, 'transp') === 'TRANSPARENT',
    },
  ])
  const byUid: Record<string, Entry> = Object.fromEntries(entries)
  if (Object.keys(byUid).length !== entries.length) throw new Error('two entries have one UID')
  return {
    name: textOf(calendar, 'x-wr-calname').replaceAll(/\\(.)/g, '$1'),
    method: textOf(calendar, 'method'),
    refresh: textOf(calendar, 'refresh-interval'),
    attendees: events.flatMap((event) => event.getAllProperties('attendee')).length,
    entries: byUid,
    of: (id: string) => byUid[`${id}@referat`],
  }
}
