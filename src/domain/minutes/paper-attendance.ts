import { listOf } from '#src/platform/language/formats.ts'
import { paragraph, plain } from '#src/platform/paper/blocks.ts'
import type { Block } from '#src/platform/paper/tree.ts'
import type { Attendee } from './content.ts'
import { labelled, type Printable, type Say } from './paper-blocks.ts'

/** Who attended as a table, with whom they stood in for and when they came or left; then who was excused and who was absent. */
export function attendanceBlocks(content: Printable, say: Say): Block[] {
  const { attendance } = content
  if (attendance.every(({ presence }) => presence === null)) return [paragraph(say('attendance.not-taken'))]
  const there = attendance.filter(({ presence }) => presence === 'present' || presence === 'deputising')
  const away = (presence: Attendee['presence']) => attendance.filter((one) => one.presence === presence)
  return [
    ...(there.length > 0 ? [tableOf(there, content, say)] : []),
    ...namesOf(say('attendance.excused'), away('excused'), content),
    ...namesOf(say('attendance.absent'), away('absent'), content),
    ...namesOf(say('attendance.unknown'), away(null), content),
  ]
}

function tableOf(there: Attendee[], content: Printable, say: Say): Block {
  const notes = there.map((one) => noteOf(one, content, say))
  const withNotes = notes.some((note) => note !== '')
  return {
    type: 'table',
    columns: [
      { title: say('attendance.name'), share: 34 },
      { title: say('attendance.organisation'), share: 36 },
      ...(withNotes ? [{ title: say('attendance.note'), share: 30 }] : []),
    ],
    rows: there.map((one, index) =>
      [one.name, one.organisation ?? '', ...(withNotes ? [notes[index] ?? ''] : [])].map(plain),
    ),
  }
}

/** "møteleder", "vara for Eli Berg", "observatør, fra sak 3" */
function noteOf(one: Attendee, content: Printable, say: Say): string {
  const itemOf = (id: string) => {
    const item = content.items.find((candidate) => candidate.id === id)
    return item?.number ?? item?.title ?? ''
  }
  return [
    one.id === content.meeting.chair?.id && say('part.chair'),
    one.roleText,
    partOf(one, say),
    ...(one.fromItemId && one.fromItemId === one.toItemId
      ? [say('for-item', { item: itemOf(one.fromItemId) })]
      : [
          one.fromItemId && say('from-item', { item: itemOf(one.fromItemId) }),
          one.toItemId && say('to-item', { item: itemOf(one.toItemId) }),
        ]),
  ]
    .filter(Boolean)
    .join(', ')
}

function partOf({ part, presence, deputisingFor }: Attendee, say: Say): string {
  if (presence === 'deputising' && deputisingFor) return say('part.deputy-for', { name: deputisingFor })
  return part === 'member' ? '' : say(`part.${part}`)
}

function namesOf(label: string, people: Attendee[], content: Printable): Block[] {
  if (people.length === 0) return []
  const names = people.map(({ name, organisation }) => (organisation ? `${name} (${organisation})` : name))
  return [labelled(label, listOf(content.group.language, names))]
}
