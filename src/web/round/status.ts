import { html } from 'ghtml'
import type { Round } from '#src/domain/approvals/proceedings.ts'
import type { RoundMember } from '#src/domain/approvals/round.ts'
import { dateAndTime, longDate } from '#src/platform/language/formats.ts'
import { roundWords as words } from '#src/platform/language/words/web-round.ts'
import { localDate } from '#src/platform/time.ts'
import { htmlFacts } from '../layout/facts.ts'
import { message } from '../layout/fields.ts'
import { tableOf, tag } from '../layout/lists.ts'
import { askFirst } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import type { RoundView } from './page.ts'
import { howApproved } from './send.ts'

/** How the round stands: by when, who has answered and how, whose mail did not arrive; and taking the minutes back. */
export function statusSection({ watched, view }: RoundView): string {
  const { head, proceedings } = watched
  const { round } = proceedings
  if (!round || head.state === 'draft') return ''
  const open = head.state === 'in-review' && round.closedAt === null
  const withdraw = askFirst(view, {
    act: 'withdraw',
    summary: view.say(words.withdraw),
    question: view.say(words.withdrawQuestion),
    action: to(patterns.minutesWithdrawal, { minutesId: head.id }),
    submit: view.say(words.withdraw),
  })
  return html`<section><h2>${view.say(words.statusTitle)}</h2>!${factsOf(round, { view, watched })}!${failedMails(round, view)}
    !${members(round, view)}!${open || head.state === 'in-review' ? withdraw : ''}</section>`
}

function factsOf(round: Round, { view, watched }: Pick<RoundView, 'view' | 'watched'>): string {
  const { language } = view
  const { zone } = watched.head
  const atMeeting = round.closedAt === null && round.policy === 'next-meeting'
  const day = (at: string | null) => (at === null ? null : longDate(language, localDate(new Date(at), zone)))
  const due = day(round.dueAt)
  return htmlFacts([
    [view.say(words.sentOn), html`${day(round.openedAt)}`],
    [view.say(words.due), due && html`${due}`],
    [view.say(words.how), atMeeting ? html`${howApproved(watched, view)}` : null],
    [view.say(words.outcome), round.outcome && html`${view.say(words[`outcome.${round.outcome}`])}`],
  ])
}

function failedMails({ mails }: Round, view: View): string {
  const failed = mails.filter(({ state }) => state === 'failed')
  if (failed.length === 0) return ''
  const link = html`<p><a href="${to(patterns.mails, {}, { state: 'failed' })}">${view.say(words.toMails)}</a></p>`
  return message('bad', view.say(words.mailsFailed), failed.map(({ name }) => name).join(', '), link)
}

function members(round: Round, view: View): string {
  const columns = [
    { label: view.say(words.member), cell: ({ name }: RoundMember) => html`${name}` },
    {
      label: view.say(words.part),
      cell: ({ part }: RoundMember) => html`${view.say(words[`part.${part}`])}`,
    },
    { label: view.say(words.answer), cell: (member: RoundMember) => answerOf(member, { round, view }) },
    { label: view.say(words.mail), cell: (member: RoundMember) => mailOf(member, { round, view }) },
  ]
  return tableOf(view.say(words.statusTitle), columns, round.members)
}

type Seen = { round: Round; view: View }

function answerOf({ approvedAt, through, awaited }: RoundMember, { round, view }: Seen): string {
  if (approvedAt) {
    const time = dateAndTime(view.language, { at: new Date(approvedAt), zone: view.actor.zone })
    const how = view.say(through === 'one-time-code' ? words.byCode : words.signedIn)
    return html`!${tag(view.say(words.approved), 'success')} <span class="hint">${time}, ${how}</span>`
  }
  if (!awaited) return html`<span class="hint">${view.say(words.notAwaited)}</span>`
  return round.closedAt === null ? tag(view.say(words.silent), 'warning') : tag(view.say(words.silentThen))
}

function mailOf({ personId }: RoundMember, { round, view }: Seen): string {
  const mail = round.mails.find((one) => one.personId === personId)
  if (!mail) return html`<span class="hint">${view.say(words['mail.none'])}</span>`
  const colour = {
    sent: 'success',
    failed: 'danger',
    waiting: 'neutral',
    sending: 'neutral',
    kept: 'neutral',
  }
  return tag(view.say(words[`mail.${mail.state}`]), colour[mail.state] as 'success')
}
