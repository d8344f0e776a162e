import { readFileSync } from 'node:fs'
import type { Checks } from '../accept/checks.ts'
import { runTool } from './run-tool.ts'

/**
 * Every PDF by veraPDF: PDF/UA-1, and PDF/A-2a, or 3a where it says that it carries files. `judge` is the command that
 * takes flavours and files and answers with lines of PASS or FAIL, flavour and file. Returns what to say of it.
 */
export async function checkPdf(
  files: readonly string[],
  { checks, judge }: { checks: Checks; judge: string | undefined },
): Promise<string> {
  if (files.length === 0) return 'veraPDF: there is no PDF to judge'
  if (!judge)
    return `veraPDF was not at hand (VERAPDF names its command): ${files.length} PDFs were not judged`
  const carrying = files.filter((file) => /pdfaid:part(?:>|=["'])3/.test(readFileSync(file, 'latin1')))
  const plain = files.filter((file) => !carrying.includes(file))
  await judgeFiles(plain, { checks, judge, flavours: ['2a', 'ua1'] })
  await judgeFiles(carrying, { checks, judge, flavours: ['3a', 'ua1'] })
  return `veraPDF: ${files.length} PDFs judged`
}

type Judging = { checks: Checks; judge: string; flavours: string[] }

async function judgeFiles(files: readonly string[], { checks, judge, flavours }: Judging) {
  if (files.length === 0) return
  const [command = '', ...args] = judge.split(/\s+/)
  const ran = await runTool(command, [...args, flavours.join(','), ...files])
  if (ran.missing) {
    checks.check('veraPDF runs', false, `VERAPDF names ${command}, which is not there.`)
    return
  }
  const lines = ran.output.split('\n')
  for (const file of files) {
    for (const flavour of flavours) {
      const at = lines.findIndex((line) => /^(PASS|FAIL) /.test(line) && line.endsWith(` ${flavour} ${file}`))
      const reasons = lines.slice(at + 1, at + 4).filter((line) => !/^(PASS|FAIL) /.test(line))
      const detail = at < 0 ? `no answer: ${ran.errors.slice(0, 300)}` : reasons.join(' ')
      checks.check(`${file}: veraPDF passes ${flavour}`, lines[at]?.startsWith('PASS') === true, detail)
    }
  }
}
