import { fork } from 'node:child_process'
import type { Printable } from '#src/domain/minutes/paper-blocks.ts'
import type { Order, PressRun } from './press-run.ts'

/** The press at full work, with one worker and with two, each in a process with the flags that the server starts with. */
export async function runPress(content: Printable): Promise<{ one: PressRun; two: PressRun }> {
  const one = await runIn({ content, workers: 1, documents: 150 })
  const two = await runIn({ content, workers: 2, documents: 400 })
  return { one, two }
}

function runIn(order: Order): Promise<PressRun> {
  const child = fork(new URL('./press-run.ts', import.meta.url), {
    execArgv: ['--disable-warning=ExperimentalWarning', '--liftoff-only', '--max-semi-space-size=4'],
  })
  return new Promise((resolve, reject) => {
    child.once('message', (run) => resolve(run as PressRun))
    child.once('exit', (code) => reject(new Error(`the press ended with ${code} before it was done`)))
    child.send(order)
  })
}
