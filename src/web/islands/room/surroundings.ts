import type { roomEditorWords } from '#src/platform/language/words/web-room-editor.ts'
import type { RoomFacts } from '../../writing/room-facts.ts'
import type { ToldOfCards } from './told-of-cards.ts'

export type Say = (key: keyof typeof roomEditorWords, facts?: Record<string, string | number>) => string

/** What every part of the editor is handed. */
export type Surroundings = {
  facts: RoomFacts
  say: Say
  /** to whoever hears the page: politely, and not the same thing twice in a row */
  tell(sentence: string): void
  /** shown to everybody until it is closed: what was not done, and why */
  refuse(sentence: string): void
  /** what is done next is undone by itself, apart from what was typed before */
  apart(): void
  itemId(): string
  /** what the server made of cards */
  told: ToldOfCards
  newId(): string
}
