import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** The line that browsers reach the server by (`bad-line.ts`), in a process of its own. It is calm until it is told otherwise. */
export async function openBadLine(given: { to: number; seed: number }) {
  const child = fork(join(import.meta.dirname, 'bad-line.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  child.send(given)
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    port,
    /** one, of a kind that the seed gives; it passes by itself */
    trouble: () => child.send('trouble'),
    calm: () => child.send('calm'),
    /** nothing goes through until it is calm again */
    away: () => child.send('away'),
    /** how often each kind of trouble was made */
    async counts() {
      child.send('counts')
      const [counts] = (await once(child, 'message')) as [Record<string, number>]
      return counts
    },
    async close() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

export type BadLine = Awaited<ReturnType<typeof openBadLine>>
