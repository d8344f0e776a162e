import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readDocx, type Structure, type WordFile } from '#test/support/read-docx.ts'
import { readFlatOdt } from '#test/support/read-flat-odt.ts'
import { wordsOfHtml } from '#test/support/words-of-html.ts'
import type { Checks } from '../accept/checks.ts'
import { runTool } from './run-tool.ts'

/**
 * Every Word file against what LibreOffice reads in it, all of them in one run: no heading, list item or table is lost, and
 * the words are those of the document's HTML and text.
 */
export async function checkWord(
  files: readonly string[],
  { checks, room }: { checks: Checks; room: string },
) {
  if (files.length === 0) return
  const profile = `-env:UserInstallation=${pathToFileURL(join(room, 'profile')).href}`
  const options = [profile, '--headless', '--convert-to', 'fodt', '--outdir', room]
  const ran = await runTool('soffice', [...options, ...files])
  if (ran.missing) {
    checks.check('LibreOffice runs', false, 'Install LibreOffice Writer (soffice) to check Word files.')
    return
  }
  for (const file of files) checkFile(file, { room, checks, said: `${ran.output}${ran.errors}` })
  console.log(`LibreOffice: ${files.length} Word files read`)
}

function checkFile(file: string, { room, checks, said }: { room: string; checks: Checks; said: string }) {
  const name = basename(file)
  const made = join(room, name.replace(/\.docx$/, '.fodt'))
  checks.check(`${name}: LibreOffice opens it`, existsSync(made), said.slice(0, 500))
  if (!existsSync(made)) return
  let word: WordFile
  try {
    word = readDocx(readFileSync(file))
  } catch (error) {
    checks.check(`${name}: a strict reader opens it`, false, `${error}`)
    return
  }
  const odt = readFlatOdt(readFileSync(made, 'utf8'))
  for (const part of Object.keys(word.structure) as (keyof Structure)[])
    checks.equal(`${name}: LibreOffice finds the same ${part}`, odt.structure[part], word.structure[part])
  checkSame(`${name}: LibreOffice reads the same words`, [odt.text, word.text], checks)
  const html = file.replace(/\.docx$/, '.html')
  if (existsSync(html)) {
    const words = wordsOfHtml(readFileSync(html, 'utf8'))
    checkSame(`${name}: the words are those of ${basename(html)}`, [word.text, words], checks)
  }
  const text = file.replace(/\.docx$/, '.txt')
  if (existsSync(text)) {
    // The heads of tables are left out there: a list to sign is its names, a wide table a list of cells.
    const lost = missingWords(word.running, readFileSync(text, 'utf8'))
    checks.check(`${name}: every word is in ${basename(text)}`, lost.length === 0, lost.slice(0, 10))
  }
}

/** Spaces and line ends are how a form of the document is set, no part of its words. */
function checkSame(promise: string, texts: [string, string], checks: Checks) {
  const [one, other] = texts.map((text) => text.replace(/\s+/g, '')) as [string, string]
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const around = (text: string) => text.slice(Math.max(0, at - 20), at + 40)
  checks.check(promise, one === other, `at ${at}: “${around(one)}” and “${around(other)}”`)
}

function missingWords(text: string, other: string): string[] {
  const known = new Set(other.match(/[\p{L}\p{N}]+/gu))
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !known.has(word))
}
