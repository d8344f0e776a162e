import type { Browser } from 'playwright-core'
import type { Draft, MadeDraft } from './make-draft.ts'
import { type Opened, openIn, signedIn } from './open-draft.ts'

const rounds = 10
const goalMs = 1000

type Given = { browser: Browser; base: string; meeting: { cookie: string } }

/** From the beginning of the navigation until one can write: in a browser that has never been here, and in one that comes again. */
export async function measureOpening(given: Given, draft: Draft & MadeDraft) {
  const times: { first: Opened[]; again: Opened[] } = { first: [], again: [] }
  for (let round = 0; round < rounds; round++) {
    const context = await signedIn(given)
    const page = await context.newPage()
    times.first.push(await openIn(page, draft))
    times.again.push(await openIn(page, draft))
    await context.close()
  }
  console.log(
    `opening, ${draft.name}: ${told(times.first)} the first time, ${told(times.again)} again (goal < ${goalMs} ms)`,
  )
}

const told = (times: Opened[]): string => {
  const [writable, page] = [times.map((one) => one.writable), times.map((one) => one.page)]
  return `${median(writable).toFixed(0)} ms, of it ${median(page).toFixed(0)} for the page,`
}

const median = (values: number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
