import { createHash, createHmac } from 'node:crypto'

/** An unguessable token of 256 bits, as it stands in a link, a cookie or a refresh token. */
export const newToken = (randomBytes: (count: number) => Uint8Array): string =>
  Buffer.from(randomBytes(32)).toString('base64url')

/** Tokens are stored only as this: reading the database gives nobody a way in. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Six digits, each as likely as the other. */
export function newCode(randomBytes: (count: number) => Uint8Array): string {
  for (;;) {
    const drawn = Buffer.from(randomBytes(4)).readUInt32BE()
    // The last, incomplete million of the range would make low codes likelier.
    if (drawn < 4_294_000_000) return String(drawn % 1_000_000).padStart(6, '0')
  }
}

/** A code has few values, so its hash needs a key that is not in the database. */
export const hashOfCode = (secretKey: string, codeId: string, code: string): string =>
  createHmac('sha256', secretKey).update(`${codeId}:${code}`).digest('base64url')
