import type { Language } from '#src/platform/language/language.ts'
import type { Making } from '#src/platform/paper/document.ts'
import { attendanceListMaking, invitationMaking } from '../attendance/invitation-paper.ts'
import { followUpListMaking } from '../follow-ups/list-paper.ts'
import { yearPlanMaking } from '../meetings/year-plan-paper.ts'
import type { RecordForm } from '../minutes/content.ts'
import { excerptOf } from '../minutes/excerpt.ts'
import { minutesMaking } from '../minutes/paper.ts'
import type { Printable } from '../minutes/paper-blocks.ts'
import type { DocumentName } from '../templates/names.ts'
import { mandateMaking } from '../working-groups/mandate-paper.ts'
import { sampleFollowUps, sampleInvitation, sampleMandate, sampleYearPlan } from './sample.ts'
import { sampleMinutes } from './sample-minutes.ts'

/** Every document with what its template is filled with, said of the sample meeting. */
export const catalogue: Record<DocumentName, (language: Language) => Making> = {
  invitation: (language) => invitationMaking(sampleInvitation(language)),
  'attendance-list': (language) =>
    attendanceListMaking(sampleInvitation(language).content, { madeAt: '2026-09-16T06:00:00Z' }),
  minutes: (language) => minutesMaking(inForm('minutes', language), 'whole'),
  record: (language) => minutesMaking(inForm('record', language), 'whole'),
  protocol: (language) => minutesMaking(inForm('protocol', language), 'whole'),
  'decision-minutes': (language) => minutesMaking(inForm('decision-minutes', language), 'whole'),
  decisions: (language) => minutesMaking(sampleMinutes(language), 'decisions'),
  excerpt: (language) => minutesMaking(ofOneItem(sampleMinutes(language)), 'excerpt'),
  mandate: (language) => mandateMaking(sampleMandate(language)),
  'follow-up-list': (language) => followUpListMaking(sampleFollowUps(language)),
  'year-plan': (language) => yearPlanMaking(sampleYearPlan(language)),
}

/** The sample minutes as a group would have them that keeps its record in this form. */
export function inForm(recordForm: RecordForm, language: Language): Printable {
  const content = sampleMinutes(language)
  return { ...content, group: { ...content.group, recordForm } }
}

/** The sample minutes' item with a decision, alone. */
export const ofOneItem = (content: Printable): Printable => excerptOf(content, 'i3') ?? content
