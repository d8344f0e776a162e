import { monitorEventLoopDelay } from 'node:perf_hooks'
import { minutesPaper } from '#src/domain/minutes/paper.ts'
import type { Printable } from '#src/domain/minutes/paper-blocks.ts'
import { createPress, type Press } from '#src/platform/paper/press.ts'
import { shippedTemplate } from '#src/platform/paper/template-file.ts'
import { anotherMeeting } from './rounds.ts'

const template = shippedTemplate('minutes')

export type Order = { content: Printable; workers: number; documents: number }

export type PressRun = {
  perSecond: number
  /** processor time of all threads: what a document costs also where others use the machine */
  processorMs: number
  /** how late the event loop of the thread that serves HTTP was meanwhile, at worst in 99 of 100 times */
  loopP99Ms: number
  /** of the whole process: before the press is there, and the most it had since */
  beforeMegabytes: number
  peakMegabytes: number
}

// A process of its own, so that nothing else is in its memory: sends its document trees to the press as the server does.
process.once('message', async (order: Order) => {
  process.send?.(await run(order))
  process.disconnect()
})

async function run({ content, workers, documents }: Order): Promise<PressRun> {
  minutesPaper(content, template)
  const beforeMegabytes = megabytes()
  let peakMegabytes = beforeMegabytes
  const press = createPress({ workers })
  const order = { content, workers, documents }
  const look = () => {
    peakMegabytes = Math.max(peakMegabytes, megabytes())
  }
  await makeMany(press, { ...order, documents: 30 * workers }, look)
  const loop = monitorEventLoopDelay({ resolution: resolutionMs })
  loop.enable()
  const began = performance.now()
  const spent = process.cpuUsage()
  await makeMany(press, order, look)
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(spent)
  loop.disable()
  await press.close()
  return {
    perSecond: documents / seconds,
    processorMs: (user + system) / 1000 / documents,
    loopP99Ms: loop.percentile(99) / 1e6 - resolutionMs,
    beforeMegabytes,
    peakMegabytes,
  }
}

/** Node counts the time between two looks at the clock; what is over the time asked for is delay. */
const resolutionMs = 1

const megabytes = () => process.memoryUsage.rss() / 1024 ** 2

/** Each desk always has a document on it and one that waits. */
async function makeMany(press: Press, { content, workers, documents }: Order, look: () => void) {
  let left = documents
  const customer = async () => {
    while (left > 0) {
      left -= 1
      await press.pdf(minutesPaper(anotherMeeting(content, left), template))
      look()
    }
  }
  await Promise.all(Array.from({ length: 2 * workers }, customer))
}
