import type { Printable } from '#src/domain/minutes/paper-blocks.ts'
import { type Checked, checkAll } from './pdf/check-pdf.ts'
import { type Contestant, startContestants } from './pdf/contestants.ts'
import { madeUpMinutes } from './pdf/made-up-minutes.ts'
import { runPress } from './pdf/press.ts'
import type { PressRun } from './pdf/press-run.ts'
import { realMinutes } from './pdf/real-minutes.ts'
import { type Timing, takeTurns } from './pdf/rounds.ts'

/**
 * Minutes as PDF, from their frozen content to bytes, against what one would take instead: the real case (or its invented
 * twin), a meeting of 300 items, and the press at full work. Contestants take turns within the one run: only ratios hold.
 */
export async function benchPdf() {
  const { ours, typst, chromium } = await startContestants()
  try {
    const { name, content } = await realMinutes()
    const short = await measure(name, content, [ours, typst, chromium], { warmUp: 12, rounds: 40 })
    const long = await measure('300 items', madeUpMinutes({ items: 300 }), [ours, typst], {
      warmUp: 3,
      rounds: 11,
    })
    sayRatios(short, long)
    sayPress(await runPress(content))
  } finally {
    for (const contestant of [ours, typst, chromium]) await contestant.close()
  }
}

type Measured = (Timing & Checked)[]

async function measure(
  name: string,
  content: Printable,
  contestants: Contestant[],
  turns: Parameters<typeof takeTurns>[2],
): Promise<Measured> {
  const checked = await checkAll(content, contestants)
  const timings = await takeTurns(content, contestants, turns)
  const measured = timings.map((timing, index) => ({ ...timing, ...(checked[index] as Checked) }))
  console.log(`${name.padEnd(34)} median ms  fastest ms  pages     kB`)
  for (const { contestant, medianMs, fastestMs, pages, kilobytes } of measured) {
    const figures = [medianMs.toFixed(1), fastestMs.toFixed(1), pages, kilobytes]
    const widths = [10, 11, 6, 6]
    const columns = figures.map((figure, index) => `${figure}`.padStart(widths[index] as number))
    console.log(`  ${contestant.name.padEnd(32)} ${columns.join(' ')}`)
  }
  return measured
}

function sayRatios(short: Measured, long: Measured) {
  const [ours, typst, chromium] = short as [Measured[0], Measured[0], Measured[0]]
  const [ourLong, typstLong] = long as [Measured[0], Measured[0]]
  const ratio = (theirs: number, mine: number) => (theirs / mine).toFixed(2)
  const faster = 'times faster is ours'
  console.log(`pdf vs typst ${ratio(typst.medianMs, ours.medianMs)} ${faster} (goal ≥ 3)`)
  console.log(`pdf vs chromium ${ratio(chromium.medianMs, ours.medianMs)} ${faster} (goal ≥ 5)`)
  console.log(
    `pdf vs typst, ${ourLong.pages} pages ${ratio(typstLong.medianMs, ourLong.medianMs)} ${faster} (goal ≥ 4)`,
  )
  const perPage = ratio(ourLong.processorMs / ourLong.pages, ours.processorMs / ours.pages)
  console.log(
    `time per page, ${ourLong.pages} pages vs ${ours.pages} ${perPage} of the short one’s, in processor time (goal ≤ 1.3)`,
  )
}

function sayPress({ one, two }: { one: PressRun; two: PressRun }) {
  const megabytes = ({ beforeMegabytes, peakMegabytes }: PressRun) =>
    `${Math.round(peakMegabytes - beforeMegabytes)} MB`
  const cost = ({ processorMs }: PressRun) => `${processorMs.toFixed(1)} ms of processor time each`
  console.log(
    `documents per second ${two.perSecond.toFixed(0)} with two workers (goal ≥ 150), ${cost(two)}; ${one.perSecond.toFixed(0)} with one, ${cost(one)}`,
  )
  console.log(
    `event loop p99 ${two.loopP99Ms.toFixed(1)} ms late meanwhile (goal ≤ 20), ${one.loopP99Ms.toFixed(1)} ms with one worker`,
  )
  console.log(`memory of the press ${megabytes(two)} with two workers, ${megabytes(one)} with one`)
}
