import { longDate } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import type { MinutesWord } from '#src/platform/language/words/minutes.ts'
import { plain } from '#src/platform/paper/blocks.ts'
import type { Block } from '#src/platform/paper/tree.ts'
import { localDate } from '#src/platform/time.ts'
import type { FrozenContent, MinutesRecord } from './content.ts'

/** What is printed: a frozen version, or the record as it stands, with what became of it so far. */
export type Printable = MinutesRecord &
  Pick<FrozenContent, 'approval' | 'remarks' | 'corrections'> & { minutes: { frozenAt: string } }

/** The record as it stands, to be printed before anything has become of it. */
export const asDraft = (record: MinutesRecord, now: Date): Printable => ({
  ...record,
  approval: null,
  remarks: [],
  corrections: [],
  minutes: { frozenAt: now.toISOString() },
})

/** Says a word of the minutes in their language. */
export type Say = (word: MinutesWord, facts?: Record<string, string | number>) => string

/** The day of an instant where it happened, as the language writes it. */
export const dayOf = (language: Language, instant: string, zone: string): string =>
  longDate(language, localDate(new Date(instant), zone))

/** "Forfall: …" with its label set off. */
export const labelled = (label: string, value: string): Block => ({
  type: 'paragraph',
  children: [
    { type: 'strong', children: plain(`${label}:`) },
    { type: 'text', value: ` ${value}` },
  ],
})

/** Markdown as it was typed, with its own headings below the item's. */
export const markdown = (source: string): Block[] =>
  source.trim() === '' ? [] : [{ type: 'markdown', source, baseLevel: 3 }]
