import { html } from 'ghtml'
import { mayKeep, mayName } from '#src/domain/groups/may.ts'
import { covers } from '#src/domain/groups/periods.ts'
import type { SeatHolding, WholeSeat } from '#src/domain/groups/whole-seat.ts'
import type { Choosable } from '#src/domain/people/choosing.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { groupFormWords as forms } from '#src/platform/language/words/web-group-forms.ts'
import { groupWords as words } from '#src/platform/language/words/web-groups.ts'
import { facts } from '../layout/facts.ts'
import { message } from '../layout/fields.ts'
import { empty, type Row, rowsOf, tag } from '../layout/lists.ts'
import { askFirst } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import { peopleList } from '../people-choice.ts'
import type { ScreenPage, View } from '../view.ts'
import { seatName } from './roster-part.ts'
import { changeForm, endForm, nameForm, seatForm } from './seat-forms.ts'
import { groupCrumbs } from './tabs.ts'

type Found = { seat: WholeSeat; people: Choosable[] }

/** One seat: who holds it and held it, and all that may be done with it. */
export function seatPage({ seat, people }: Found, view: View): ScreenPage {
  const { group, holders, today } = seat
  const going = holders
    .filter((one) => covers(one, today) || one.fromOn > today)
    .sort((one, other) => Number(one.standing === 'deputy') - Number(other.standing === 'deputy'))
  const holder = going.find((one) => one.standing === 'holder')
  const isOver =
    (seat.untilOn !== null && seat.untilOn < today) || (group.endedOn !== null && group.endedOn < today)
  const keeps = mayKeep(view.actor, group) && !isOver
  const names =
    mayName(view.actor, { group, namedByPersonId: seat.namedBy?.id ?? null }) && !isOver && !holder
  const before = holders.filter(
    (one) => one.untilOn !== null && one.untilOn < today && one.untilOn >= one.fromOn,
  )
  return {
    title: seatName({ ...seat, holder: holder ?? null }),
    beside: seat.kind === 'observer' ? tag(view.say(words.observer)) : '',
    lead: view.say(words.seatIn, { group: group.name }),
    crumbs: groupCrumbs(view, group, { itself: true }),
    main: html`<div class="columns"><section><h2>${view.say(forms.holdersTitle)}</h2>
      !${isOver && seat.untilOn ? message('note', view.say(forms.seatEnded, { date: longDate(view.language, seat.untilOn) })) : ''}
      !${going.length > 0 ? rowsOf(going.map((one) => holdingRow(view, one, keeps))) : empty(view.say(forms.nobody))}
      !${names ? html`<div class="card"><h3>${view.say(forms.nameTitle)}</h3>!${nameForm(view, seat, 'name')}</div>` : ''}!${keeps ? seatForm(view, seat, { open: false }) : ''}</section>
      <section><h2>${view.say(words.seatWord)}</h2>!${seatFacts(view, seat)}!${keeps ? changeForm(view, seat, people) + endForm(view, seat, going) : ''}</section></div>
      !${before.length > 0 ? html`<section><h2>${view.say(forms.formerTitle)}</h2>!${rowsOf(before.map((one) => holdingRow(view, one, false)))}</section>` : ''}
      !${keeps || names ? peopleList(people) : ''}`,
  }
}

function seatFacts(
  view: View,
  { kind, label, namedBy, nameDueOn, fromOn, untilOn, organisation }: WholeSeat,
): string {
  const day = (date: string | null) => date && longDate(view.language, date)
  const unreached =
    namedBy && !namedBy.reachable ? message('note', view.say(forms.notReached, { name: namedBy.name })) : ''
  return html`!${facts([
    [view.say(forms.organisation), organisation?.name ?? view.say(words.ownRight)],
    [view.say(words.what), view.say(words[kind])],
    [view.say(forms.label), label],
    [view.say(forms.fromOn), day(fromOn)],
    [view.say(forms.untilOn), day(untilOn)],
    [view.say(forms.namer), namedBy?.name],
    [view.say(forms.nameDueOn), namedBy && day(nameDueOn)],
  ])}!${unreached}`
}

function holdingRow(view: View, one: SeatHolding, keeps: boolean): Row {
  const [from, until] = [one.fromOn, one.untilOn].map((date) => date && longDate(view.language, date))
  const period = until
    ? view.say(forms.period, { from: from ?? '', until })
    : view.say(forms.since, { from: from ?? '' })
  return {
    title: one.name,
    text: html`${[view.say(words[one.standing]), one.title, period].filter(Boolean).join(' · ')}`,
    actions: keeps ? endHolderForm(view, one) : '',
  }
}

const endHolderForm = (view: View, { id: holderId, name }: SeatHolding): string =>
  askFirst(view, {
    act: `end-${holderId}`,
    summary: view.say(forms.endHolder),
    question: view.say(forms.endHolderQuestion, { name }),
    action: to(patterns.holderEnding, { holderId }),
    submit: view.say(forms.endHolderButton, { name }),
    body: (fields) =>
      fields.line('untilOn', {
        label: view.say(forms.untilOn),
        type: 'date',
        hint: view.say(forms.atOnceHint),
      }),
  })
