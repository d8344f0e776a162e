import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import { type Language, languages } from '#src/platform/language/language.ts'
import { knowsGroup, readsDraft } from '../minutes/rights.ts'
import { isLocked } from '../minutes/steps.ts'
import type { Examined } from './examined.ts'
import { passagesOf } from './passages.ts'
import { type Finding, present } from './present.ts'
import { privateFindings } from './private.ts'
import { findExamined, findExaminedByMinutes } from './read.ts'
import { examine } from './rules.ts'

/**
 * What an experienced secretary would have caught, in the order of the agenda: in the draft of the minutes or, before they are
 * begun, in what the invitation says. Nothing where the minutes are approved or the meeting is called off. Refuses all but
 * those who read the draft. Sentences and labels are in the language given, else in the reader's own.
 */
export async function checkMeeting(
  db: Reader,
  actor: Actor,
  { meetingId, language = languageOf(actor) }: { meetingId: string; language?: Language | undefined },
): Promise<Finding[]> {
  return findingsFor(actor, await findExamined(db, meetingId), language)
}

/** The same for the meeting that these are the minutes of. */
export const checkMinutes = async (
  db: Reader,
  actor: Actor,
  { minutesId, language = languageOf(actor) }: { minutesId: string; language?: Language | undefined },
): Promise<Finding[]> => findingsFor(actor, await findExaminedByMinutes(db, minutesId), language)

/** What everybody would read of minutes and should not. */
export type PrivateData = {
  /** reasons of health and family that stand in the public variant */
  standing: Finding[]
  /** numbers that the public variant goes without */
  takenOut: Finding[]
}

/** What the check finds, and what of it is private. Of approved minutes only the latter is asked: these are what is published. */
export async function checkBothWays(
  db: Reader,
  actor: Actor,
  { minutesId, language = languageOf(actor) }: { minutesId: string; language?: Language | undefined },
): Promise<{ findings: Finding[]; privateData: PrivateData }> {
  const meeting = await findExaminedByMinutes(db, minutesId)
  const findings = findingsFor(actor, meeting, language)
  return { findings, privateData: privateDataIn(meeting as Examined, language) }
}

function privateDataIn(meeting: Examined, language: Language): PrivateData {
  const every = privateFindings(meeting, passagesOf(meeting)).filter(({ blocks }) => blocks === 'publishing')
  const once = [...new Map(every.map((one) => [one.id, present(one, language)])).values()]
  const takenOut = once.filter(({ rule }) => rule === 'private.number')
  return { standing: once.filter((one) => !takenOut.includes(one)), takenOut }
}

function findingsFor(actor: Actor, meeting: Examined | null, language: Language): Finding[] {
  if (!meeting) throw notFound('request.not-found')
  refuseAllButDraftReaders(actor, meeting)
  if (meeting.meetingState === 'cancelled') return []
  if (meeting.minutesState !== null && isLocked(meeting.minutesState)) return []
  return examine(meeting).map((one) => present(one, language))
}

const languageOf = (actor: Actor): Language => languages.find((one) => one === actor.language) ?? 'nb'

/** Refused as the unfinished minutes are: as forbidden for the group and those asked, as unknown to everybody else. */
function refuseAllButDraftReaders(actor: Actor, meeting: Examined): void {
  if (readsDraft(actor, meeting)) return
  const knows = knowsGroup(actor, meeting) || meeting.invited.includes(actor.personId)
  throw knows ? forbidden('minutes.still-draft') : notFound('request.not-found')
}
