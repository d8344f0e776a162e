import type { CardRead } from '#src/domain/drafting/markers/card.ts'
import type { RoomFacts } from '../../writing/room-facts.ts'
import type { Say } from './surroundings.ts'

/** What was understood of a card, in words: facts with their names, and what is not clear. */
export type Understood = {
  facts: { label: string; value: string }[]
  problems: { sentence: string; names: string[]; words: string }[]
}

export function understoodOf(read: CardRead, given: { facts: RoomFacts; say: Say }): Understood {
  const facts =
    read.kind === 'decision'
      ? decisionFacts(read, given)
      : read.kind === 'follow-up'
        ? followUpFacts(read, given)
        : workingGroupFacts(read, given)
  const problems = read.problems.map(({ code, words, choices = [] }) => ({
    sentence: given.say(`room.problem.${code}`, { words }),
    names: choices.map(({ name }) => name),
    words,
  }))
  return { facts: facts.filter(({ value }) => value !== ''), problems }
}

type Given = { facts: RoomFacts; say: Say }
type Of<Kind extends CardRead['kind']> = Extract<CardRead, { kind: Kind }>

function decisionFacts(read: Of<'decision'>, { say }: Given) {
  const counts = [
    [read.votesFor, say('room.votes.for')],
    [read.votesAgainst, say('room.votes.against')],
    [read.votesAbstained, say('room.votes.abstained')],
  ] as const
  const votes = counts.filter(([count]) => count !== null).map(([count, word]) => `${count} ${word}`)
  const how = read.reached === 'consent' ? '' : say(`room.reached.${read.reached}`)
  return [
    { label: say('room.understood.reached'), value: [how, votes.join(', ')].filter(Boolean).join(', ') },
  ]
}

function followUpFacts(read: Of<'follow-up'>, { facts, say }: Given) {
  const { people, organisations, workingGroups } = facts.known
  const named = (list: readonly { id: string; name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name ?? ''
  const { assignee, helpers, dueOn } = read
  const who =
    assignee === null
      ? ''
      : 'personId' in assignee
        ? named(people, assignee.personId)
        : 'organisationId' in assignee
          ? named(organisations, assignee.organisationId)
          : named(workingGroups, assignee.workingGroupId)
  return [
    { label: say('room.understood.assignee'), value: who },
    {
      label: say('room.understood.helpers'),
      value: helpers.map((id) => named(people, id)).join(', '),
    },
    { label: say('room.understood.due'), value: dueOn === null ? '' : dayInWords(dueOn, facts.language) },
  ]
}

function workingGroupFacts(read: Of<'working-group'>, { facts, say }: Given) {
  const nameOf = (id: string | null | undefined) =>
    facts.known.people.find((one) => one.id === id)?.name ?? ''
  const organisationOf = (id: string | null | undefined) =>
    facts.known.organisations.find((one) => one.id === id)?.name ?? ''
  const members = read.seats.filter(({ personId }) => personId).map(({ personId }) => nameOf(personId))
  const pending = read.seats
    .filter(({ personId }) => !personId)
    .map(({ label, organisationId }) => label ?? organisationOf(organisationId))
  const term =
    read.term === null
      ? ''
      : 'to' in read.term
        ? say('room.understood.until', { day: dayInWords(read.term.to, facts.language) })
        : lengthInWords(read.term.months, say)
  return [
    { label: say('room.understood.name'), value: read.name },
    { label: say('room.understood.convener'), value: nameOf(read.convenerPersonId) },
    { label: say('room.understood.members'), value: members.join(', ') },
    { label: say('room.understood.pending'), value: pending.join(', ') },
    { label: say('room.understood.term'), value: term },
    { label: say('room.understood.mandate'), value: read.mandate },
  ]
}

const lengthInWords = (months: number, say: Say): string => {
  const years = months / 12
  if (!Number.isInteger(years)) return say('room.understood.months', { count: months })
  return years === 1 ? say('room.understood.year') : say('room.understood.years', { count: years })
}

/** "1. oktober 2026 (torsdag)": a weekday beside a date shows at once where the wrong one was meant. */
function dayInWords(day: string, language: string): string {
  const at = new Date(`${day}T12:00:00Z`)
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone: 'UTC' }).format(
      at,
    )
  return `${say({ day: 'numeric', month: 'long', year: 'numeric' })} (${say({ weekday: 'long' })})`
}
