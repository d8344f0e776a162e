import type { Known } from '#src/domain/drafting/markers/known.ts'
import type { ItemKind } from '#src/platform/database/schema/agenda.ts'
import type { Language } from '#src/platform/language/language.ts'

/** What the room's script is told by the page, as JSON in `<script type="application/json" id="room-facts">`. */
export type RoomFacts = {
  meetingId: string
  person: { id: string; name: string }
  /** the reader's; the minutes' own is `known.language` */
  language: Language
  /** the address of the line, a path */
  socket: string
  /** the page's form token, shown to the server when the line opens */
  token: string
  /** people by numbers of their own, which are nobody's ids elsewhere */
  known: Known
  items: RoomItem[]
  /** the room's own sentences in the reader's language */
  words: Record<string, string>
}

export type RoomItem = {
  id: string
  number: string | null
  title: string
  kind: ItemKind
  withdrawn: boolean
  /** sentences of its kind and of the group, in the minutes' language */
  phrases: string[]
}
