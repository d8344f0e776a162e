import { html } from 'ghtml'
import type { DecisionStep } from '#src/domain/decisions/read.ts'
import type { WholeDecision } from '#src/domain/decisions/whole.ts'
import { mayRead } from '#src/domain/groups/may.ts'
import { plainOf } from '#src/domain/search/passage.ts'
import { decisionStatuses } from '#src/platform/database/schema/decisions.ts'
import { dateAndTime } from '#src/platform/language/formats.ts'
import type { Phrase } from '#src/platform/language/phrase.ts'
import { decisionWords as words } from '#src/platform/language/words/web-decisions.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { htmlFacts } from '../layout/facts.ts'
import { buttonLink } from '../layout/fields.ts'
import { tag } from '../layout/lists.ts'
import { screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { meetingDay, statusTag } from './list-page.ts'

/** What the press has made of its Markdown. */
type Written = { text: string; dissent: string }
type Decision = WholeDecision['decision']

/** One decision: all of its words, how it was reached, where, what became of it and how that went. */
export function decisionPage(whole: WholeDecision, view: View, written: Written): ScreenPage {
  const { decision, history, may } = whole
  const { id: decisionId, number, minutesId, minutesState, status, groupId, groupName, language } = decision
  const unapproved = minutesState === 'draft' || minutesState === 'in-review'
  const dissent = written.dissent
    ? html`<section><h2>${view.say(words.dissent)}</h2><div lang="${language}">!${written.dissent}</div></section>`
    : ''
  const beside = [statusTag(view, status), unapproved ? tag(view.say(words[`minutes.${minutesState}`])) : '']
  return {
    title: view.say(words.title, { number }),
    beside: beside.join(' '),
    crumbs: [
      [view.say(frameWords.decisions), patterns.decisions],
      [groupName, to(patterns.decisions, {}, { groupId })],
    ],
    actions: html`!${buttonLink(view.say(words.readMinutes), to(patterns.minutes, { minutesId }), { quiet: true })}!${buttonLink(view.say(words.excerpt), to(patterns.decisionExcerpt, { decisionId }), { quiet: true })}`,
    main: html`<div class="columns"><div><article class="document" lang="${language}">!${written.text}</article>!${dissent}
      <section>!${factsOf(view, whole)}</section></div>
      <div>!${may.setStatus ? statusForm(view, whole) : ''}!${historyHtml(view, history)}</div></div>`,
  }
}

function factsOf(view: View, { decision, replacedBy, replaced }: WholeDecision): string {
  const { groupId, parentId, groupName, meetingId, agendaItemId, itemTitle, reached } = decision
  const day = meetingDay(view, decision)
  const path = to(patterns.meeting, { meetingId })
  const known = mayRead(view.actor, { id: groupId, parentId })
  const linked = (text: string, address: string) =>
    known ? html`<a href="${address}">${text}</a>` : html`${text}`
  const successor = replacedBy ? decisionLink(view, replacedBy) : html`${view.say(words.unseen)}`
  return htmlFacts([
    [view.say(words.reached), html`${view.say(words[reached])}`],
    [view.say(words.votes), votesOf(view, decision)],
    [view.say(words.group), html`${groupName}`],
    [view.say(words.meeting), linked(day, path)],
    [view.say(words.item), linked(itemTitle, `${path}#item-${agendaItemId}`)],
    [view.say(words.supersededBy), decision.supersededById ? successor : null],
    [view.say(words.supersedes), replaced.map((one) => decisionLink(view, one)).join('<br>') || null],
  ])
}

function votesOf(view: View, { votesFor, votesAgainst, votesAbstained }: Decision): string | null {
  const counted: [Phrase, number | null][] = [
    [words.votesFor, votesFor],
    [words.votesAgainst, votesAgainst],
    [words.votesAbstained, votesAbstained],
  ]
  const said = counted.flatMap(([phrase, count]) => (count === null ? [] : [view.say(phrase, { count })]))
  return said.length > 0 ? html`${said.join(', ')}` : null
}

const nameOf = ({ number, text }: { number: string; text: string }): string => {
  const plain = plainOf(text)
  return `${number} ${plain.length > longestName ? `${plain.slice(0, longestName).trimEnd()} …` : plain}`
}

const longestName = 80

const decisionLink = (_view: View, one: { id: string; number: string; text: string }): string =>
  html`<a href="${to(patterns.decision, { decisionId: one.id })}">${nameOf(one)}</a>`

function statusForm(view: View, { decision, successors }: WholeDecision): string {
  const statuses = decisionStatuses.map((value) => ({ value, label: view.say(words[value]) }))
  const others = successors.map((one) => ({ value: one.id, label: nameOf(one) }))
  const form = screenForm(view, {
    act: 'status',
    action: to(patterns.decisionStatus, { decisionId: decision.id }),
    submit: view.say(words.saveStatus),
    body: (fields) =>
      [
        fields.radio('status', { label: view.say(words.status), value: decision.status, choices: statuses }),
        fields.select('supersededById', {
          label: view.say(words.successor),
          hint: view.say(words.successorHint),
          value: decision.supersededById,
          choices: [{ value: '', label: view.say(frameWords.none) }, ...others],
        }),
      ].join(''),
  })
  return html`<section class="card"><h2>${view.say(words.setStatus)}</h2>!${form}</section>`
}

function historyHtml(view: View, history: DecisionStep[]): string {
  if (history.length === 0) return ''
  const steps = history.map(({ at, by, ...step }) => {
    const time = dateAndTime(view.language, { at: new Date(at), zone: view.actor.zone })
    return html`<li><div><p>${stepName(view, step)}</p><p class="hint">${by ? view.say(words.stepBy, { time, name: by }) : time}</p></div></li>`
  })
  return html`<section><h2>${view.say(words.history)}</h2><ol class="rows">!${steps.join('')}</ol></section>`
}

function stepName(view: View, { action, details }: Pick<DecisionStep, 'action' | 'details'>): string {
  const phrase = (words as Record<string, Phrase>)[action]
  if (!phrase) return action
  const status = decisionStatuses.find((one) => one === details?.status)
  return view.say(phrase, { status: status ? view.say(words[status]).toLowerCase() : '' })
}
