import { html } from 'ghtml'
import { attendanceWords as words } from '#src/platform/language/words/web-attendance.ts'
import { inviteeWords } from '#src/platform/language/words/web-invitees.ts'
import { empty, tableOf } from '../layout/lists.ts'
import type { ShownInvitee, ShownMeeting } from '../meeting/read.ts'
import type { View } from '../view.ts'

/** Who came, to be read. */
export function whoCameTable(view: View, meeting: ShownMeeting): string {
  if (meeting.invitees.length === 0) return empty(view.say(inviteeWords.nobody))
  const columns = [
    { label: view.say(inviteeWords.person), cell: ({ person }: ShownInvitee) => html`${person.name}` },
    {
      label: view.say(words.organisation),
      cell: ({ organisation }: ShownInvitee) => html`${organisation?.name ?? ''}`,
    },
    {
      label: view.say(inviteeWords.part),
      cell: ({ part }: ShownInvitee) => html`${view.say(inviteeWords[`part.${part}`])}`,
    },
    {
      label: view.say(words.title),
      cell: (invitee: ShownInvitee) => html`${presenceOf(invitee, { view, meeting })}`,
    },
  ]
  return tableOf(view.say(words.title), columns, meeting.invitees)
}

function presenceOf(
  { presence, deputisingFor, fromItemId, toItemId }: ShownInvitee,
  { view, meeting }: { view: View; meeting: ShownMeeting },
): string {
  const item = (itemId: string | null) => {
    const found = meeting.items.find(({ id }) => id === itemId)
    return found && (found.number ?? found.title)
  }
  const [from, until] = [item(fromItemId), item(toItemId)]
  return [
    view.say(words[`presence.${presence ?? ''}`]),
    deputisingFor && view.say(words.forName, { name: deputisingFor.name }),
    from && view.say(words.from, { item: from }),
    until && view.say(words.until, { item: until }),
  ]
    .filter(Boolean)
    .join(', ')
}
