import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { forbidden, notFound } from '#src/platform/errors.ts'
import { type Language, languages } from '#src/platform/language/language.ts'
import { knowsGroup, readsDraft } from '../minutes/rights.ts'
import { isLocked } from '../minutes/steps.ts'
import type { Examined } from './examined.ts'
import { type Finding, present } from './present.ts'
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
