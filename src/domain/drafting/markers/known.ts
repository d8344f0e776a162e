import type { Language } from '#src/platform/language/language.ts'

/** What a line that begins with a marker becomes. */
export const cardKinds = ['decision', 'follow-up', 'working-group'] as const
export type CardKind = (typeof cardKinds)[number]

export type Named = { id: string; name: string }

export type KnownPerson = Named & {
  /** by its name; null for somebody in their own right */
  organisation: string | null
  /** invited to this meeting, or of its secretariat: they are meant before others of the same first name */
  invited: boolean
}

/** Whom and what a line may name, and the day it is read from. Pure data: the same in the browser and on the server. */
export type Known = {
  /** of the minutes: decides what is ambiguous between the languages, such as "uge" */
  language: Language
  /** the meeting's local day, YYYY-MM-DD: "neste fredag" is counted from it */
  day: string
  people: KnownPerson[]
  organisations: Named[]
  workingGroups: Named[]
}
