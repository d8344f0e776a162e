import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Checks } from '../accept/checks.ts'
import { runTool } from './run-tool.ts'

type Message = { type: string; url?: string; message: string; lastLine?: number; extract?: string }

/** Every HTML file by the Nu checker, all of them in one run of Java: no errors. */
export async function checkHtml(files: readonly string[], checks: Checks) {
  if (files.length === 0) return
  const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar')), 'build', 'dist', 'vnu.jar')
  const ran = await runTool('java', [
    '-jar',
    jar,
    '--format',
    'json',
    '--stdout',
    '--exit-zero-always',
    ...files,
  ])
  if (ran.missing) {
    checks.check('the Nu checker runs', false, 'Install Java 17 or later (java) to check HTML.')
    return
  }
  const messages = messagesOf(ran.output)
  checks.check('the Nu checker runs', messages !== null, `${ran.output}${ran.errors}`.slice(0, 500))
  if (!messages) return
  const faults = messages.filter(({ type }) => type !== 'info')
  for (const file of files) {
    const own = faults.filter(({ url }) => url && basename(fileURLToPath(url)) === basename(file))
    const [first] = own
    const detail = first && `${own.length} errors, the first on line ${first.lastLine}: ${first.message}`
    checks.check(`${basename(file)}: the Nu checker finds no error`, own.length === 0, detail)
  }
  const others = faults.filter(({ url }) => !url)
  if (others.length > 0) checks.check('the Nu checker reads every file', false, others)
  console.log(`Nu checker: ${files.length} files, ${faults.length} errors`)
}

function messagesOf(output: string): Message[] | null {
  try {
    return (JSON.parse(output) as { messages: Message[] }).messages
  } catch {
    return null
  }
}
