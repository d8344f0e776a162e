import type { Exchange } from '../kit.ts'

/**
 * A PDF of ours, shown in the browser. The page's content policy would stop the browser's own viewer, and these bytes
 * come from our press, never from an upload; nosniff keeps them what they are.
 */
export function sendPdf(
  { reply }: Exchange,
  { name, bytes, isPublic = false }: { name: string; bytes: Uint8Array; isPublic?: boolean },
) {
  return reply
    .header('content-type', 'application/pdf')
    .header('content-security-policy', "frame-ancestors 'none'")
    .header('cache-control', isPublic ? 'public, max-age=300' : 'private, no-store')
    .header(
      'content-disposition',
      `inline; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`,
    )
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

const percent = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
