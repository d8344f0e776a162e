import { z } from 'zod'
import type { AttendanceRow } from '#src/domain/attendance/read.ts'
import { mostNoteLetters } from '#src/domain/attendance/reply.ts'
import { text } from '#src/platform/text.ts'
import { readSomeone } from '../link/someone.ts'

export type Answer = 'room' | 'video' | 'no' | 'perhaps'

/** The reply that stands, as one of the form's answers. */
export function answerOf(attendance: Pick<AttendanceRow, 'reply' | 'replyHow'> | null): Answer | null {
  if (!attendance?.reply) return null
  if (attendance.reply === 'declined') return 'no'
  if (attendance.reply === 'tentative') return 'perhaps'
  return attendance.replyHow === 'video' ? 'video' : 'room'
}

/** The four answers of the page, and what each is to the meeting. */
const answers = {
  room: { reply: 'accepted', how: 'room' },
  video: { reply: 'accepted', how: 'video' },
  no: { reply: 'declined', how: null },
  perhaps: { reply: 'tentative', how: null },
} as const

/** A reply as a form sends it: one of the four answers, a note, and who comes instead, known or new. */
export const replyTyped = z
  .object({
    answer: z.enum(['room', 'video', 'no', 'perhaps'], 'form.choose-one'),
    note: text(mostNoteLetters).transform((words) => words.trim() || null),
    deputyId: z.string().optional(),
    deputyBefore: z.string().optional(),
    deputyName: z.string().optional(),
    deputyEmail: z.string().optional(),
  })
  .transform(({ answer, note, deputyBefore, ...typed }, context) => {
    // Whoever comes after all has not named anybody by leaving the earlier choice where it stood.
    if (answer !== 'no' && typed.deputyId === deputyBefore) typed.deputyId = ''
    const fields = { known: 'deputyId', name: 'deputyName', email: 'deputyEmail' }
    const { someone, issues } = readSomeone(typed, fields)
    for (const { path, message } of issues)
      context.issues.push({ code: 'custom', path: [path], message, input: typed })
    return { ...answers[answer], note, deputy: someone }
  })
