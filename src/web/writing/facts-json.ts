import { html } from 'ghtml'
import { say } from '#src/platform/language/phrase.ts'
import { standardPhrases } from '#src/platform/language/words/standard-phrases.ts'
import { roomScriptWords } from '#src/platform/language/words/web-room.ts'
import { roomEditorWords } from '#src/platform/language/words/web-room-editor.ts'
import { writingWords } from '#src/platform/language/words/web-writing.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import type { Writing } from './read.ts'
import type { RoomFacts } from './room-facts.ts'

/** What the room's script is told, as data that a browser never runs; no text in it can end the element it stands in. */
export function factsHtml(writing: Writing, view: View): string {
  const json = JSON.stringify(factsOf(writing, view)).replaceAll('<', '\\u003c')
  return html`<script type="application/json" id="room-facts">!${json}</script>`
}

function factsOf({ meeting, known }: Writing, view: View): RoomFacts {
  const { language, phrases: own } = meeting.group
  return {
    meetingId: meeting.id,
    person: { id: view.actor.personId, name: view.actor.name },
    language: view.language,
    socket: `${to(patterns.meeting, { meetingId: meeting.id })}/room`,
    token: view.formToken,
    known: { ...known, people: numbered(known.people) },
    items: meeting.items.map(({ id, number, title, kind, withdrawn }) => ({
      ...{ id, number, title, kind, withdrawn },
      phrases: [...standardPhrases[kind].map((phrase) => say(phrase, language)), ...own],
    })),
    words: {
      ...wordsOf({ ...roomEditorWords, ...roomScriptWords }, view),
      'room.written': view.say(writingWords.written),
      'room.unwritten': view.say(writingWords.unwritten),
    },
  }
}

/**
 * Everybody, so that no name is one person's in the browser and two people's on the server. Here they need only be told apart: ids that
 * no compression shortens would be most of what 5,000 people cost, which is 40 kB without them.
 */
const numbered = (people: RoomFacts['known']['people']) =>
  people.map((person, at) => ({ ...person, id: String(at) }))

const wordsOf = (table: Record<string, Parameters<View['say']>[0]>, view: View) =>
  Object.fromEntries(Object.entries(table).map(([name, phrase]) => [name, view.say(phrase)]))
