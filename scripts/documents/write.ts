import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPress } from '#src/platform/paper/press.ts'
import { documentFormats, printDocument } from '#src/platform/paper/print.ts'
import { everyDocument } from './every-document.ts'

/**
 * Writes every document, in every language, variant and form, into a folder, and hard content beside them: what the checkers of
 * PDF/A, PDF/UA, HTML and Word files are to judge. The same program writes the same bytes.
 */
const [flag, folder] = process.argv.slice(2).filter((word) => word !== '--')
if (flag !== '--out' || !folder) {
  console.error('usage: npm run documents -- --out DIR')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })
const press = createPress({ workers: 2 })
let written = 0
try {
  const trees = await everyDocument()
  const jobs = [...trees].flatMap(([name, tree]) =>
    // Only a PDF carries files.
    (tree.attachments.length > 0 ? (['pdf'] as const) : documentFormats).map(async (format) => {
      const printed = await printDocument({ press }, tree, { name, format })
      writeFileSync(join(folder, printed.name), printed.bytes)
      written++
      if (written % 50 === 0) console.log(`${written} written`)
    }),
  )
  await Promise.all(jobs)
} finally {
  await press.close()
}
console.log(`${written} documents in ${folder}`)
