import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { minutesPaper } from '#src/domain/minutes/paper.ts'
import { toHtml } from '#src/platform/paper/html.ts'
import { shippedTemplate } from '#src/platform/paper/template-file.ts'
import type { DocumentTree } from '#src/platform/paper/tree.ts'
import type { Contestant } from './contestants.ts'
import { printStyle } from './print-style.ts'

const template = shippedTemplate('minutes')

/** A Chromium without a window that stays open, with one page for all documents and our fonts among the system's. */
export async function launchChromium(): Promise<Contestant> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  if (!existsSync(executablePath))
    throw new Error(
      `There is no Chromium at ${executablePath}: install it (apt install chromium), or say in CHROMIUM where one is.`,
    )
  const folder = mkdtempSync(join(tmpdir(), 'referat-bench-'))
  const env = { ...process.env, FONTCONFIG_FILE: fontConfiguration(folder) } as Record<string, string>
  const browser: Browser = await chromium.launch({ executablePath, env })
  const page = await browser.newPage()
  return {
    name: `Chromium ${browser.version().split('.')[0]}, tagged`,
    prepare(content) {
      const tree = minutesPaper(content, template)
      const html = toHtml(tree).replace('</head>', `<style>${printStyle(tree)}</style></head>`)
      return { make: () => print(page, html, tree) }
    },
    async close() {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Fonts that are installed cost a browser less than those that a page brings along. */
function fontConfiguration(folder: string): string {
  const fonts = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'),
  )
  const file = join(folder, 'fonts.conf')
  const cuts = ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic']
  const folders = cuts.map((cut) => `<dir>${join(fonts, cut)}</dir>`).join('')
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${folder}</cachedir></fontconfig>`,
  )
  return file
}

async function print(page: Page, html: string, { footer }: DocumentTree): Promise<Uint8Array> {
  await page.setContent(html, { waitUntil: 'load' })
  const right = footer.right
    .replace('{page}', '<span class="pageNumber"></span>')
    .replace('{pages}', '<span class="totalPages"></span>')
  return page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: `<div style="width:100%;margin:0 68pt 0 100pt;font:8.5pt 'Source Sans 3';display:flex;justify-content:space-between"><span>${footer.left}</span><span>${right}</span></div>`,
  })
}
