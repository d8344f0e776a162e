import { html } from 'ghtml'
import { mayKeep, mayName } from '#src/domain/groups/may.ts'
import type { Roster } from '#src/domain/groups/roster.ts'
import type { WholeWorkingGroup } from '#src/domain/working-groups/whole-working-group.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { groupWords } from '#src/platform/language/words/web-groups.ts'
import { workingGroupWords as words } from '#src/platform/language/words/web-working-groups.ts'
import { nameForm } from '../groups/seat-forms.ts'
import { buttonLink } from '../layout/fields.ts'
import { empty, type Row, rowsOf, tag } from '../layout/lists.ts'
import { folded } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'

type Given = { whole: WholeWorkingGroup; roster: Roster }
type Seat = Roster['seats'][number]

/** Whether the reader may say who takes one of the seats that wait. */
export const namesSomebody = (view: Pick<View, 'actor'>, { whole, roster }: Given): boolean =>
  whole.work.state !== 'closed' && roster.seats.some((seat) => names(view, seat, roster))

const names = ({ actor }: Pick<View, 'actor'>, { pending, namedBy }: Seat, { group }: Roster): boolean =>
  pending && mayName(actor, { group, namedByPersonId: namedBy?.id ?? null })

/** Who is in it: those confirmed, and the seats that wait for their person, to be named here. */
export function membersSection(view: View, { whole, roster }: Given): string {
  const rows = roster.seats.map((seat) => rowOf(view, seat, { whole, roster }))
  const change =
    mayKeep(view.actor, whole.group) && whole.work.state !== 'closed'
      ? html`<p>!${buttonLink(view.say(words.changeMembers), to(patterns.group, { groupId: whole.group.id }), { quiet: true })}</p>`
      : ''
  return html`<section id="members"><h2>${view.say(words.members)}</h2>
    !${rows.length > 0 ? rowsOf(rows) + change : empty(view.say(words.noMembers), change)}</section>`
}

function rowOf(view: View, seat: Seat, { whole, roster }: Given): Row {
  const { holder, organisation, label, namedBy, nameDueOn } = seat
  const convener = roster.offices.find(({ office }) => office === 'convener')
  const asked = [
    namedBy && view.say(groupWords.pendingBy, { name: namedBy.name }),
    nameDueOn && view.say(groupWords.pendingDue, { date: longDate(view.language, nameDueOn) }),
  ]
  const known = [
    organisation?.name ?? holder?.organisation?.name,
    holder?.title,
    holder && holder.personId === convener?.personId && view.say(words.isConvener),
    seat.kind === 'observer' && view.say(groupWords.observer),
  ]
  const open = whole.work.state !== 'closed' && names(view, seat, roster)
  return {
    title: holder?.name ?? label ?? organisation?.name ?? '–',
    text: html`${(holder ? known : [label && organisation?.name, asked.filter(Boolean).join(' ')]).filter(Boolean).join(' · ')}`,
    aside: holder
      ? tag(view.say(words.confirmed), 'success')
      : tag(view.say(seat.pending ? words.pending : groupWords.vacant), 'warning'),
    actions: open
      ? folded(view, {
          act: `name-${seat.id}`,
          summary: view.say(words.nameSeat),
          body: nameForm(view, seat, `name-${seat.id}`),
        })
      : '',
  }
}
