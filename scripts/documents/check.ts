import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checks as countChecks } from '../accept/checks.ts'
import { checkHtml } from './check-html.ts'
import { checkInBrowser } from './check-in-browser.ts'
import { checkPdf } from './check-pdf.ts'
import { checkWord } from './check-word.ts'

/**
 * Judges a folder of written documents by programs that others use for it: HTML by the Nu checker and by axe in Chromium, Word
 * files by what LibreOffice makes of them, PDFs by veraPDF where the environment names it (VERAPDF). A tool that is
 * not at hand is a failure; only veraPDF, which few have, may be missing, and the last lines say so.
 */
const [folder] = process.argv.slice(2).filter((word) => word !== '--')
if (!folder) {
  console.error('usage: npm run documents:check -- DIR')
  process.exit(2)
}
const names = readdirSync(folder).sort()
const filesOf = (ending: string) =>
  names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name))
const [pdf, html, word] = [filesOf('.pdf'), filesOf('.html'), filesOf('.docx')]
const checks = countChecks({ quiet: true })
const room = mkdtempSync(join(tmpdir(), 'referat-documents-'))
try {
  checks.check('the folder holds documents', pdf.length + html.length + word.length > 0, folder)
  await Promise.all([checkHtml(html, checks), checkWord(word, { checks, room })])
  await checkInBrowser(html, checks)
  const said = await checkPdf(pdf, { checks, judge: process.env.VERAPDF })
  console.log(said)
} finally {
  rmSync(room, { recursive: true, force: true })
}
console.log(`${checks.counts.passed} passed, ${checks.counts.failed} failed`)
process.exit(checks.counts.failed === 0 ? 0 : 1)
