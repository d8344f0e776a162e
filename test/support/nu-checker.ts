import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

type Message = { type: string; url?: string; message: string; lastLine?: number; extract?: string }

/** What the Nu checker finds wrong in all HTML files of a folder, in one run of Java. */
export function nuFaults(folder: string): string[] {
  const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar')), 'build', 'dist', 'vnu.jar')
  const files = readdirSync(folder).filter((name) => name.endsWith('.html'))
  if (files.length === 0) throw new Error('there is no page to check')
  const ran = spawnSync(
    'java',
    ['-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...files],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  if (ran.error)
    throw new Error('Install Java 17 or later (apt-get install default-jre-headless) to check HTML.')
  const { messages } = JSON.parse(ran.stdout) as { messages: Message[] }
  return messages
    .filter(({ type }) => type !== 'info')
    .map(
      ({ url, lastLine, message, extract }) =>
        `${basename(url ?? '')}:${lastLine} ${message} ${extract ?? ''}`,
    )
}
