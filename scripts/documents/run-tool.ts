import { spawn } from 'node:child_process'

export type Ran = { missing: true } | { missing: false; code: number | null; output: string; errors: string }

/** Runs another program to its end; `missing` when the machine has none of that name. */
export function runTool(command: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const texts = { output: '', errors: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      texts.output += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      texts.errors += text
    })
    child.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? resolve({ missing: true }) : reject(error),
    )
    child.on('close', (code) => resolve({ missing: false, code, ...texts }))
  })
}
