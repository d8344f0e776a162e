import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser, type WebPage } from '#test/support/browser.ts'
import { openDemoCopy } from '#test/support/demo-copy.ts'
import type { DemoWorld } from '#test/support/demo-world.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { kindOf, pathsIn } from '#test/support/walk.ts'
import { everythingKept } from '#test/support/web-world.ts'

let world: DemoWorld
beforeAll(async () => {
  world = await openDemoCopy()
})
afterAll(() => world.close())

/** How often a page waits for the database: what is sent together is waited for once. */
const mostWaits = 3

/** Few open these, and seldom: they compare everybody with everybody, and look for everything that would move. */
const waitsOfRarePages: Record<string, number> = { '/duplicates?kind': 4, '/people/*/merging?dropId': 8 }

const readers = ['Torunn Skarpås', 'Frøydis Ulvenes', 'Håkon Brenna-Lund', 'Marte Vollum Haug']

test.each(readers)(
  'every page that %s is led to is as pages should be, and waits for the database three times at most',
  async (name) => {
    const guest = browser(world.app.server)
    const people = await guest.get('/demo')
    const personId = world.people.find((one) => one.name === name)?.id ?? ''
    await guest.submit(people, '/demo/sign-in', { personId })
    const before = await everythingKept(world)
    const waits = countWaits()
    const waiting = ['/home', '/menu']
    const visited = new Map<string, number>()
    const [slow, wrong]: [string[], string[]] = [[], []]
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      const kind = kindOf(path)
      if ((visited.get(kind) ?? 0) >= 2) continue
      visited.set(kind, (visited.get(kind) ?? 0) + 1)
      waits.begin()
      const page: WebPage = await guest.get(path)
      const count = waits.end()
      if (page.status !== 200) wrong.push(`${path} ${page.status}`)
      if (count > (waitsOfRarePages[kind] ?? mostWaits)) slow.push(`${path} ${count}`)
      if (page.status === 200) {
        const language = /<html lang="(\w\w)"/.exec(page.html)?.[1]
        expectGoodPage(page, language)
        waiting.push(...pathsIn(page.html))
      }
    }
    waits.stop()
    expect({ wrong, slow }).toEqual({ wrong: [], slow: [] })
    // Reading wrote nothing, whatever was opened.
    expect(await everythingKept(world)).toEqual(before)
    expect(visited.size).toBeGreaterThan(10)
  },
)

/** Counts how often a question is put while no other is under way: what is asked together is waited for once. */
function countWaits() {
  const ask = pg.Client.prototype.query as (...given: unknown[]) => unknown
  const state = { count: 0, asked: 0 }
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    // Nobody waits for the end of what is only read.
    if (state.asked === 0 && given[0] !== 'commit') state.count += 1
    state.asked += 1
    const answer = ask.apply(this, given) as Promise<unknown>
    const over = () => {
      state.asked -= 1
    }
    answer.then(over, over)
    return answer
  } as typeof pg.Client.prototype.query
  return {
    begin() {
      state.count = 0
    },
    end: () => state.count,
    stop() {
      pg.Client.prototype.query = ask as typeof pg.Client.prototype.query
    },
  }
}
