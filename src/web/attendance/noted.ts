import { z } from 'zod'
import type { Noted } from '#src/domain/attendance/note-presence.ts'
import { presences } from '#src/platform/database/schema/attendance.ts'
import type { RefusalCode } from '#src/platform/language/refusals.ts'
import { chosenId, oneOf, orNone } from '../asked-values.ts'

const itemId = orNone(chosenId)

/**
 * One thing that is noted of one person while the meeting goes on: by a button of their row, which says `came <invitee>` and means
 * the item that the form names, or by all that shall stand of them.
 */
export const notedTyped = z
  .strictObject({
    note: z
      .string()
      .regex(
        /^(present|excused|absent|untaken|came|began|left|stayed) [0-9a-f-]{36}$/,
        'request.not-a-choice',
      )
      .optional(),
    itemId,
    inviteeId: orNone(chosenId),
    presence: orNone(oneOf(presences)),
    deputisingForId: orNone(chosenId),
    fromItemId: itemId.optional(),
    toItemId: itemId.optional(),
  })
  .superRefine(({ note, inviteeId }, { addIssue }) => {
    if (note === undefined && inviteeId === null)
      addIssue({ code: 'custom', path: ['inviteeId'], message: 'form.choose-one' satisfies RefusalCode })
  })
  .transform(({ note, itemId, inviteeId, ...told }): Noted & { inviteeId: string } => {
    const [tap = '', tapped = ''] = note?.split(' ') ?? []
    return note === undefined
      ? { ...told, inviteeId: inviteeId ?? '', deputisingForId: told.deputisingForId ?? undefined }
      : { ...tapOf(tap, itemId), inviteeId: tapped }
  })

function tapOf(tap: string, itemId: string | null): Noted {
  switch (tap) {
    case 'came':
      return { fromItemId: itemId }
    case 'began':
      return { fromItemId: null }
    case 'left':
      return { toItemId: itemId }
    case 'stayed':
      return { toItemId: null }
    case 'untaken':
      return { presence: null }
    default:
      return { presence: tap as 'present' }
  }
}
