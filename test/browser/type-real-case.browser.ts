import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guessKind } from '#src/domain/agenda/guess-kind.ts'
import type { ItemKind } from '#src/platform/database/schema/agenda.ts'
import { say } from '#src/platform/language/phrase.ts'
import { itemWords } from '#src/platform/language/words/web-agenda.ts'
import type { RoomFacts } from '#src/web/writing/room-facts.ts'
import { launchChromium, listenForFaults } from '#test/support/chromium.ts'
import { inventedCase } from '#test/support/invented-case.ts'
import { keysOf, type Meant } from '#test/support/keys-of-text.ts'
import { openSite, pageOf, type Site } from '#test/support/open-site.ts'
import { readBack, structureOf } from '#test/support/read-back.ts'
import { isSame, type Staged, stageCase } from '#test/support/stage-case.ts'
import { type Typist, typist } from '#test/support/typist.ts'
import { type Case, firstMissingLine, readCase, squeezed } from '../../scripts/accept/read-case.ts'

let browser: Browser
let site: Site
beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), openSite()])
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const folder = join(import.meta.dirname, '../../../shared/referat/labelled')

/** Real minutes where they are at hand, else invented ones of the same shape. */
function caseNamed(name: string): { expected: Case; texts: string[]; source: string } {
  const [textFile, expectedFile] = [join(folder, `${name}.txt`), join(folder, `${name}.expected.json`)]
  if (!existsSync(textFile)) return inventedCase
  return { ...readCase({ textFile, expectedFile }), source: readFileSync(textFile, 'utf8') }
}

/** What a quick hand may need: more keys than the minutes have letters would mean that the room makes work. */
const mostKeysPerLetter = 1.1

test('the minutes of a real meeting are typed and sent by keyboard alone, with hardly more keys than they have letters', async () => {
  const { expected, texts, source } = caseNamed('osloregionen-2023-08-31')
  const staged = await stageCase(site, expected)
  const page = await pageOf({ browser, site }, staged.secretary, { viewport: { width: 1280, height: 900 } })
  const faults = listenForFaults(page)
  await page.goto(`/meetings/${staged.meetingId}/minutes`)
  await page.waitForSelector('#room[data-open] [role="textbox"]')
  const hands = typist(page)

  for (const at of expected.items.keys()) {
    await goToItem({ page, hands, staged }, { expected, at })
    await hands.strokes(keysOf(texts[at] ?? '', await knownHere(page, { expected, at })))
  }
  const writing = hands.counted()
  await tickAll(hands, expected)
  const ticking = hands.counted()
  await closeAndSend({ page, hands, staged })
  const sending = hands.counted()

  const firstTitle = source.indexOf(expected.items[0]?.title ?? '')
  const letters = [...source.slice(firstTitle)].length
  const whole = [...source].length
  const ratios = [writing / letters, (writing + ticking + sending) / whole]
  console.log(
    `${writing} keys for the ${letters} letters of the items: ${ratios[0]?.toFixed(2)} (goal ≤ ${mostKeysPerLetter}); ` +
      `${ticking} for attendance, ${sending} to close and send: ${ratios[1]?.toFixed(2)} of all ${whole} letters`,
  )
  const found = await readBack(staged)
  expect(found.structure).toEqual(structureOf(expected))
  expect(missingOf(texts, found)).toEqual([])
  expect(Math.max(...ratios)).toBeLessThanOrEqual(mostKeysPerLetter)
  expect(faults).toEqual([])
})

type Hands = { page: Page; hands: Typist; staged: Staged }

/** To the next item; where the plan does not have it, it is put there first. */
async function goToItem({ page, hands, staged }: Hands, { expected, at }: { expected: Case; at: number }) {
  const { title, kind } = expected.items[at] ?? {}
  if (!title || !kind) throw new Error(`no title or kind in item ${at}`)
  const { items } = (await staged.secretary.at.get(`/meetings/${staged.meetingId}`)).body
  if (items[at]?.title !== title) {
    await hands.press('Alt+N')
    await hands.type(title)
    if (guessKind(title) !== kind) {
      await hands.press('Tab')
      await hands.press(say(itemWords[kind as ItemKind], 'nb').slice(0, 1))
      await hands.press('Shift+Tab')
    }
    await hands.press('Enter')
  } else if (at > 0) await hands.press('Alt+J')
  await page.waitForFunction(
    (wanted) =>
      document.querySelector('[data-region="head"] h2')?.textContent?.includes(wanted) &&
      document.activeElement?.getAttribute('role') === 'textbox',
    title,
  )
}

/** What whoever types has before their eyes, and what they heard in the meeting. */
async function knownHere(page: Page, { expected, at }: { expected: Case; at: number }) {
  const html = await (await page.request.get(page.url())).text()
  const { known, items }: RoomFacts = JSON.parse(/id="room-facts">(.*?)<\/script>/s.exec(html)?.[1] ?? '')
  const whole = (name: string) => known.people.find((one) => isSame(one.name, name))?.name ?? name
  const meantBy = (line: string): Meant | null => {
    if (expected.items[at]?.decisions.includes(line)) return { kind: 'decision' }
    const followUp = expected.followUps.find(({ text }) => text === line)
    if (followUp)
      return { kind: 'follow-up', responsible: (followUp.responsible ?? '').split('; ').map(whole) }
    const group = expected.workingGroups.find(({ name }) => name === line)
    return group ? { kind: 'working-group', name: group.name, duration: group.duration ?? null } : null
  }
  return { known, phrases: items[at]?.phrases ?? [], meantBy }
}

/** Everybody is here: one key each, and one down to the next. */
async function tickAll(hands: Typist, { attendees }: Case) {
  await hands.press('Alt+P')
  await hands.press('ArrowDown')
  for (const _ of attendees) {
    await hands.press('P')
    await hands.press('ArrowDown')
  }
}

async function closeAndSend({ page, hands }: Hands) {
  // The last tap is shown before one goes on.
  await page.waitForFunction(
    () =>
      document.querySelectorAll('.attendee [aria-pressed="true"]').length >=
      document.querySelectorAll('.attendee').length - 1,
  )
  await hands.press('Alt+S')
  await page.waitForURL('**/sending')
  for (const form of ['#end', '#send']) {
    await hands.tabTo(`${form} button[type="submit"]`)
    await Promise.all([page.waitForEvent('load'), hands.press('Enter')])
  }
}

/** By item, the first line that stands neither in the text nor on a card. */
function missingOf(texts: string[], { structure, texts: kept }: Awaited<ReturnType<typeof readBack>>) {
  return texts.flatMap((text, at) => {
    const onCards = [
      ...(structure.items[at]?.decisions ?? []),
      ...structure.followUps.map((one) => one.text),
      ...structure.workingGroups.map(({ name }) => name),
    ].map(squeezed)
    const lines = text
      .split('\n')
      .filter(
        (line) =>
          !/^ - i\. /.test(line) && !onCards.some((words) => words === squeezed(line.replace(/^\d\. /, ''))),
      )
    const { missing } = firstMissingLine(lines.join('\n'), squeezed(kept[at] ?? ''))
    return missing === null ? [] : [missing]
  })
}
