import type { Exchange } from '../kit.ts'

/**
 * A PDF of ours, shown in the browser. The page's content policy would stop the browser's own viewer, and these bytes
 * come from our press, never from an upload; nosniff keeps them what they are.
 */
export function sendPdf(
  { reply }: Exchange,
  {
    name,
    bytes,
    isPublic = false,
    framed = false,
  }: {
    name: string
    bytes: Uint8Array
    isPublic?: boolean /** a page of ours may show it within itself */
    framed?: boolean
  },
) {
  return reply
    .header('content-type', 'application/pdf')
    .header('content-security-policy', `frame-ancestors ${framed ? "'self'" : "'none'"}`)
    .header('cache-control', isPublic ? 'public, max-age=300' : 'private, no-store')
    .header('content-disposition', `inline; ${named(name)}`)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

/** Whatever was uploaded or is no page: a download that no browser runs. */
export function sendAttachment(
  { reply }: Exchange,
  { name, mediaType, bytes }: { name: string; mediaType: string; bytes: Uint8Array },
) {
  return reply
    .header('content-type', mediaType)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; ${named(name)}`)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

const named = (name: string) => `filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`

const percent = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
