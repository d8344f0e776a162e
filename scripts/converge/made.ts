/** What a page's hands have made so far (`test/browser/room/edits.ts`). */
export type Made = {
  edits: number
  /** by kind of edit */
  counts: Record<string, number>
  /** marked words that are to be there at the end */
  words: string[]
}

/** A page's document as it stands. */
export type Standing = {
  /** the editor's JSON */
  json: unknown
  /** the shared text as its library encodes it, base64 */
  bytes: string
  /** what made marked words go from this page, for whoever looks for one that is lost */
  gone: string[]
}
