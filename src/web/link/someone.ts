import { z } from 'zod'
import { emailAddress, line } from '#src/platform/text.ts'

/** Somebody known, or somebody new with a name and an address: what a form asks for when it asks who. */
export type Someone = { personId: string } | { name: string; email: string }

/** The form's three fields, by what they are called there. */
export type SomeoneFields = { known: string; name: string; email: string }

type Issue = { path: string; message: string }

/**
 * Reads who is meant: the one chosen from the list, else the name and address typed beside it, else nobody (null).
 * Tells what is wrong by the name of the field.
 */
export function readSomeone(
  typed: Record<string, unknown>,
  fields: SomeoneFields,
): { someone: Someone | null; issues: Issue[] } {
  const value = (field: string) => (typeof typed[field] === 'string' ? (typed[field] as string) : '')
  if (value(fields.known) !== '') {
    const known = z.uuid({ error: 'request.not-a-choice' }).safeParse(value(fields.known))
    if (known.success) return { someone: { personId: known.data }, issues: [] }
    return { someone: null, issues: [{ path: fields.known, message: 'request.not-a-choice' }] }
  }
  if (value(fields.name).trim() === '' && value(fields.email).trim() === '')
    return { someone: null, issues: [] }
  const parsed = newcomer.safeParse({ name: value(fields.name), email: value(fields.email) })
  if (parsed.success) return { someone: parsed.data, issues: [] }
  const issues = parsed.error.issues.map(({ path, message }) => ({
    path: path[0] === 'email' ? fields.email : fields.name,
    message,
  }))
  return { someone: null, issues }
}

const newcomer = z.object({
  name: line(200),
  email: emailAddress.transform((address) => address.toLowerCase()),
})
