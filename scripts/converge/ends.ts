import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { cardsOf } from '#src/platform/rich-text/cards.ts'
import type { DocJson } from '#src/platform/rich-text/doc.ts'
import { docToMarkdown } from '#src/platform/rich-text/to-markdown.ts'
import { type RunningServer, until } from '#test/support/program.ts'
import type { Scene } from '#test/support/room-stage.ts'
import type { Standing } from './made.ts'

/** What stands at the end: in each browser, and on the server. */
export type Ends = {
  /** when both said that all is saved and showed the same; null when they never did */
  agreedAfter: number | null
  states: (string | null)[]
  pages: Standing[]
  /** of the item, and of its decisions */
  saved: { text: string; decisions: string[] }
}

const withinMs = 45_000

/** Waits until both pages are saved and say the same as the server does, and answers what they say; what they say at last, where they never agree. */
export async function readEnds(given: {
  pages: Page[]
  server: RunningServer
  token: string
  scene: Scene
}): Promise<Ends> {
  const began = performance.now()
  for (;;) {
    const ends = await look(given)
    const seconds = (performance.now() - began) / 1000
    if (agree(ends) && (await stays(ends, given))) return { ...ends, agreedAfter: seconds }
    if (seconds * 1000 > withinMs) return { ...ends, agreedAfter: null }
    await pause(200)
  }
}

/** What went unseen is put back a moment later: all must still say the same then. */
async function stays(ends: Looked, given: Parameters<typeof readEnds>[0]): Promise<boolean> {
  await pause(1_500)
  const later = await look(given)
  return agree(later) && later.saved.text === ends.saved.text
}

async function look({ pages, server, token, scene }: Parameters<typeof readEnds>[0]) {
  const [states, stand, text, decisions] = await Promise.all([
    Promise.all(pages.map((page) => page.getAttribute('#room-status', 'data-state'))),
    Promise.all(pages.map((page): Promise<Standing> => page.evaluate('window.hands.stands()'))),
    ask(server, `/agenda-items/${scene.itemId}/text`, token),
    ask(server, `/decisions?limit=200&agendaItemId=${scene.itemId}`, token),
  ])
  return {
    ...{ states, pages: stand },
    saved: {
      text: text.body.text as string,
      decisions: (decisions.body.items as { text: string }[]).map((one) => one.text),
    },
  }
}

/** Right after its database was away the server may say so once more. */
const ask = ({ client }: RunningServer, path: string, token: string) =>
  until(async () => {
    const answer = await client('GET', path, undefined, { token })
    return answer.status === 200 && answer
  })

type Looked = Omit<Ends, 'agreedAfter'>

const agree = ({ states, pages, saved }: Looked) =>
  states.every((state) => state === 'saved') &&
  new Set(pages.map(({ json }) => JSON.stringify(json))).size === 1 &&
  pages.every(({ json }) => markdownIn(json) === saved.text) &&
  cardsOf(pages[0]?.json as DocJson).filter(({ source }) => source.trim() !== '').length ===
    saved.decisions.length

/** A page's text as it is saved of it. */
export const markdownIn = (json: unknown) => docToMarkdown(json as DocJson)

/** All that a page shows, cards too. */
export const wordsIn = (json: unknown): string =>
  `${markdownIn(json)}\n${cardsOf(json as DocJson)
    .map(({ source }) => source)
    .join('\n')}`
