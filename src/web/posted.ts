import { Upload } from '#src/platform/upload.ts'
import type { WebKit } from './kit.ts'
import { ownAddress } from './own-address.ts'
import { patterns } from './paths.ts'

/** What came with a form, beside its proof. */
export type Sent = {
  /** which of the page's forms it was */
  name: string
  /** the page that it stood on */
  from: URL
  typed: Record<string, string>
  version: unknown
}

/** A page of ours, whatever a form says: else the front page. */
export function ownUrl(kit: WebKit, from: unknown): URL {
  const { baseUrl } = kit.config
  return new URL(ownAddress(baseUrl, from) ?? patterns.front, baseUrl)
}

/** The posted fields; one that was sent twice counts once, as its last value. */
export function fieldsOf(
  body: unknown,
): Record<string, unknown> & Partial<Record<'formToken' | 'from' | 'act', string>> {
  return Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.at(-1) : value,
    ]),
  )
}

export const textsOf = (fields: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value instanceof Upload ? [] : [[name, String(value)]],
    ),
  )

export const versionOf = (version: unknown): number =>
  typeof version === 'string' && /^\d{1,9}$/.test(version) ? Number(version) : 0
