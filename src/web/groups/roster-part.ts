import { html } from 'ghtml'
import { mayKeep, mayName } from '#src/domain/groups/may.ts'
import type { Roster } from '#src/domain/groups/roster.ts'
import type { WholeGroup } from '#src/domain/working-groups/whole-group.ts'
import { listOf, longDate } from '#src/platform/language/formats.ts'
import { groupWords as words } from '#src/platform/language/words/web-groups.ts'
import { buttonLink, lineField, message } from '../layout/fields.ts'
import { empty, filterForm, type Row, rowsOf, tag } from '../layout/lists.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'

type Seat = Roster['seats'][number]

/** Who sits in the group on a day, seat by seat, and which seats wait for somebody. */
export function rosterSection(
  view: View,
  { roster, group, on }: { roster: Roster; group: WholeGroup['group']; on: string | undefined },
): string {
  const path = to(patterns.group, { groupId: group.id })
  const goesOn = group.endedOn === null || group.endedOn >= view.today
  const add =
    mayKeep(view.actor, group) && goesOn
      ? buttonLink(view.say(words.addSeat), to(patterns.groupSeats, { groupId: group.id }), {
          quiet: true,
          keys: 'p',
        })
      : ''
  const day = lineField({
    name: 'on',
    id: 'filter-on',
    label: view.say(words.on),
    type: 'date',
    value: roster.on,
  })
  const members = roster.seats.filter(({ kind }) => kind === 'member')
  const observers = roster.seats.filter(({ kind }) => kind === 'observer')
  const held = members.filter(({ holder }) => holder !== null).length
  const lists = html`!${listed(view, { seats: members, roster, title: view.say(words.members) })}!${listed(view, { seats: observers, roster, title: view.say(words.observers) })}`
  return html`<section id="seats"><h2>${view.say(words.seats)} !${members.length > 0 ? html`<span class="beside">${view.say(words.seated, { seated: held, seats: members.length })}</span>` : ''}</h2>
    !${otherDay(view, { roster, on, path })}
    !${filterForm(view, { path, more: day })}
    !${roster.seats.length > 0 ? lists : empty(view.say(on ? words.noSeats : words.noSeatsYet), add)}
    !${roster.seats.length > 0 && add ? html`<p>!${add}</p>` : ''}</section>`
}

function otherDay(
  view: View,
  { roster, on, path }: { roster: Roster; on: string | undefined; path: string },
): string {
  if (!on || roster.on === view.today) return ''
  const date = longDate(view.language, roster.on)
  return message(
    'note',
    view.say(roster.on < view.today ? words.wasOn : words.willBeOn, { date }),
    '',
    html`<p><a href="${path}">${view.say(words.toToday)}</a></p>`,
  )
}

function listed(
  view: View,
  { seats, roster, title }: { seats: Seat[]; roster: Roster; title: string },
): string {
  return seats.length === 0
    ? ''
    : html`<h3>${title}</h3>!${rowsOf(seats.map((seat) => rowOf(view, seat, roster)))}`
}

function rowOf(view: View, seat: Seat, { group }: Roster): Row {
  const opens =
    mayKeep(view.actor, group) ||
    (seat.pending && mayName(view.actor, { group, namedByPersonId: seat.namedBy?.id ?? null }))
  return {
    title: seatName(seat),
    path: opens ? to(patterns.seat, { seatId: seat.id }) : undefined,
    text: [holderText(view, seat), deputiesText(view, seat), pendingText(view, seat)]
      .filter(Boolean)
      .join('<br>'),
    aside: seat.holder ? '' : tag(view.say(seat.pending ? words.pending : words.vacant), 'warning'),
  }
}

/** What a seat is called: whose it is. */
export const seatName = (seat: {
  organisation: { name: string } | null
  label: string | null
  holder?: { name: string } | null
}): string => seat.organisation?.name ?? seat.holder?.name ?? seat.label ?? '–'

function holderText(view: View, { holder, organisation, label }: Seat): string {
  if (!holder) return label && organisation ? html`${label}` : ''
  const own = organisation ? holder.name : view.say(words.ownRight)
  return html`${[own, holder.title].filter(Boolean).join(', ')}`
}

const deputiesText = (view: View, { deputies }: Seat): string =>
  deputies.length === 0
    ? ''
    : html`${view.say(words.deputies, {
        names: listOf(
          view.language,
          deputies.map(({ name }) => name),
        ),
      })}`

function pendingText(view: View, { pending, namedBy, nameDueOn }: Seat): string {
  if (!pending || (!namedBy && !nameDueOn)) return ''
  const parts = [
    namedBy ? view.say(words.pendingBy, { name: namedBy.name }) : '',
    nameDueOn ? view.say(words.pendingDue, { date: longDate(view.language, nameDueOn) }) : '',
  ]
  const late =
    nameDueOn !== null && nameDueOn < view.today
      ? html` <span class="late">(${view.say(words.late)})</span>`
      : ''
  return html`${parts.filter(Boolean).join(' ')}!${late}`
}
