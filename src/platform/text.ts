import { z } from 'zod'
import { readEmailAddress } from './mail/address.ts'
import { isZone, parseDate, TimeError, timeRefusals } from './time.ts'

/** Every message key these schemas answer with: each has a sentence in every language. */
export const textRefusals = [
  'text.missing',
  'text.not-text',
  'text.empty',
  'text.too-long',
  'text.control-characters',
  'text.broken-characters',
  'text.direction-override',
  'email.not-one-address',
  'email.too-long',
  'phone.not-a-number',
  'web.not-an-address',
  'web.only-http',
  'web.no-credentials',
  'file-name.has-path',
  'file-name.reserved',
  ...timeRefusals,
] as const

export type TextRefusal = (typeof textRefusals)[number]

/**
 * One line for a name or a title, at most `maxLength` UTF-16 units: NFC, outer space trimmed, never blank.
 * Markup is literal text (who prints it escapes it); what cannot be seen or would turn the reading around is refused.
 */
export function line(maxLength: number) {
  return oneLine().max(maxLength, refusal('text.too-long'))
}

/** Markdown of several lines, perhaps empty: NFC, `\r\n` becomes `\n`; tabs stay, other control characters are refused. */
export function text(maxLength: number) {
  return whole()
    .overwrite((value) => value.replaceAll('\r\n', '\n').normalize('NFC'))
    .refine((value) => !/[^\P{Cc}\n\t]/u.test(value), refusal('text.control-characters'))
    .max(maxLength, refusal('text.too-long'))
}

/** Exactly one address, `ola@blåbær.no`; the domain comes out in lower case and in its own letters, not punycode. */
export const emailAddress = oneLine()
  .refine((value) => readEmailAddress(value) !== 'not-one-address', refusal('email.not-one-address'))
  .refine((value) => readEmailAddress(value) !== 'too-long', refusal('email.too-long'))
  .overwrite((value) => {
    const address = readEmailAddress(value)
    return typeof address === 'string' ? value : address.display
  })

/** A telephone number as people write it, at most 30 letters: with country, spaces, brackets, an extension. */
export const phoneNumber = oneLine()
  .max(30, refusal('text.too-long'))
  .refine(
    (value) => /^\+?[\d\s()./\u2010-\u2013-]+(?:(?:x|ext\.?|int\.?|#)\s*\d{1,6})?$/i.test(value),
    refusal('phone.not-a-number'),
  )
  .refine((value) => /(?:\D*\d){3}/.test(value), refusal('phone.not-a-number'))

/** A link that a reader may follow, kept as it was typed: http or https, without a user name or password in it. */
export const webAddress = oneLine()
  .max(2_000, refusal('text.too-long'))
  .refine((value) => URL.canParse(value) && !/[\s\\]/.test(value), refusal('web.not-an-address'))
  .refine((value) => /^https?:\/\//i.test(value), refusal('web.only-http'))
  .refine((value) => !/^[^/]*\/\/[^/?#]*@/.test(value), refusal('web.no-credentials'))

/** The name of an uploaded file, a label and never a path: at most 200 letters and 255 bytes, safe to unpack anywhere. */
export const fileName = oneLine()
  .max(200, refusal('text.too-long'))
  .refine((value) => Buffer.byteLength(value) <= 255, refusal('text.too-long'))
  .refine((value) => !/[/\\]|^[a-z]:|^\.{1,2}$/i.test(value), refusal('file-name.has-path'))
  .refine((value) => !deviceName.test(value) && !value.endsWith('.'), refusal('file-name.reserved'))

/** A real date `YYYY-MM-DD` from 1900 to 2200. */
export const calendarDate = whole()
  .superRefine((value, context) => {
    const code = value === '' ? 'text.empty' : dateRefusal(value)
    if (code) context.addIssue({ code: 'custom', message: code, input: value })
  })
  .meta({ format: 'date' })

/** The name of an IANA time zone, such as `Europe/Oslo`. */
export const zone = whole().refine(isZone, refusal('time.zone-unknown'))

/** Names that Windows keeps for devices, whatever follows the first full stop: such a file could not be unpacked. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/i

/** Left-to-right and right-to-left embeddings, overrides and isolates: they make `exe.fdp` read as `pdf.exe`. */
const directionOverride = /[\u202A-\u202E\u2066-\u2069]/

/** Space, and what takes no space at all: a title of these alone would be an empty row that nobody can click. */
const invisible = /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u

function oneLine() {
  // Controls are refused before the trimming, which would otherwise take a trailing line break away unseen.
  return whole()
    .refine((value) => !/[\p{Cc}\u2028\u2029]/u.test(value), refusal('text.control-characters'))
    .refine((value) => !directionOverride.test(value), refusal('text.direction-override'))
    .overwrite((value) => value.normalize('NFC').trim())
    .refine((value) => !invisible.test(value), refusal('text.empty'))
}

/** A string that any database and any encoder can hold. */
function whole() {
  return z
    .string({ error: ({ input }) => key(input === undefined ? 'text.missing' : 'text.not-text') })
    .refine(
      (value) => value.isWellFormed() && !/\p{Noncharacter_Code_Point}/u.test(value),
      refusal('text.broken-characters'),
    )
}

function dateRefusal(value: string): TextRefusal | undefined {
  try {
    parseDate(value)
    return undefined
  } catch (error) {
    if (error instanceof TimeError) return error.code
    throw error
  }
}

/** Stops at the first refusal, so that a field has one reason. */
function refusal(code: TextRefusal): { error: TextRefusal; abort: true } {
  return { error: code, abort: true }
}

function key(code: TextRefusal): TextRefusal {
  return code
}
