import { createHash } from 'node:crypto'

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')

/**
 * RULE: what a version's hash covers: SHA-256 over the UTF-8 text of three hashes in hex, one after the other: that of
 * the version before it ('' for the very first), that of its canonical JSON, that of its PDF's bytes.
 */
export const versionHash = (version: {
  previousHash: string
  contentSha256: string
  pdfSha256: string
}): string => sha256(version.previousHash + version.contentSha256 + version.pdfSha256)
