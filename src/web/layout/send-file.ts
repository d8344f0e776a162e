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
  }: { name: string; bytes: Uint8Array; isPublic?: boolean; framed?: boolean },
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

/** A picture that we wrote ourselves (PNG or JPEG), to be shown in a page of ours. */
export function sendPicture(
  { reply }: Exchange,
  { mediaType, bytes }: { mediaType: string; bytes: Uint8Array },
) {
  return reply
    .header('content-type', mediaType)
    .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
    .header('cache-control', 'private, no-cache')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

/**
 * The HTML of a mail or document, to be shown in a frame of a page of ours: its own inline styles hold, and nothing else in it does
 * anything, whatever it is.
 */
export function sendFramedHtml({ reply }: Exchange, html: string) {
  return reply
    .removeHeader('origin-agent-cluster')
    .header('content-type', 'text/html; charset=utf-8')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox",
    )
    .header('cache-control', 'private, no-store')
    .send(html)
}

const named = (name: string) => `filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`

const percent = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
