import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { markdownIn, wordsIn } from './ends.ts'
import type { Played } from './play.ts'

/** Says how a seed ended, keeps what stood there where something is wrong, and answers whether it held. */
export function report(seed: number, played: Played): boolean {
  const faults = faultsOf(played)
  console.log(`seed ${seed}: ${faults.length === 0 ? 'held' : 'FAILED'}, ${figuresOf(played)}`)
  for (const fault of faults.slice(0, mostShown)) console.log(`  ${fault}`)
  if (faults.length > mostShown) console.log(`  and ${faults.length - mostShown} more`)
  if (faults.length > 0) console.log(`  kept in ${keepEnds(seed, played)}`)
  return faults.length === 0
}

const mostShown = 12

/** What is wrong with how a seed ended; nothing when nothing was lost and all say the same. */
function faultsOf({ ends, words }: Played): string[] {
  const [one, other] = ends.pages.map(({ json }) => json)
  const gone = ends.pages.flatMap((page) => page.gone)
  const faults: string[] = []
  if (ends.agreedAfter === null) faults.push(`never agreed; the pages say ${ends.states.join(' and ')}`)
  if (JSON.stringify(one) !== JSON.stringify(other)) faults.push('the two pages show different texts')
  if (markdownIn(one) !== ends.saved.text) faults.push('the server says another text than the first page')
  const places = {
    'the first page': wordsIn(one),
    'the second page': wordsIn(other),
    'the server': onServer(ends),
  }
  for (const [place, text] of Object.entries(places))
    for (const word of words.filter((one) => !text.includes(one)))
      faults.push(
        [`${word} is lost in ${place}`, ...gone.filter((said) => said.startsWith(word))].join('; went: '),
      )
  return faults
}

const onServer = ({ saved }: Played['ends']) => [saved.text, ...saved.decisions].join('\n')

function figuresOf({ seconds, editing, edits, troubles, words, ends, updates }: Played): string {
  const list = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(' ')
  const went = new Set(
    ends.pages.flatMap(({ gone }) =>
      gone.filter((said) => said.endsWith('another')).map((said) => said.split(' ')[0]),
    ),
  )
  const rescued = words.filter((word) => went.has(word)).length
  return [
    `${seconds.toFixed(1)} s (${editing.toFixed(1)} s until the last edit and restart, agreed after ${ends.agreedAfter?.toFixed(1) ?? '-'} s)`,
    `${words.length} words, ${rescued} of them rescued, in ${updates} updates`,
    list(edits),
    list(troubles),
  ].join('; ')
}

/** Keeps what both browsers and the server had at the end in a temporary folder, and answers where that is. */
function keepEnds(seed: number, { ends, words }: Played): string {
  const folder = mkdtempSync(join(tmpdir(), `referat-converge-${seed}-`))
  for (const [at, { json, bytes, gone }] of ends.pages.entries()) {
    const keep = (ending: string, content: string | Buffer) =>
      writeFileSync(join(folder, `page-${at + 1}${ending}`), content)
    keep('.json', JSON.stringify(json, null, 1))
    keep('.md', wordsIn(json))
    keep('.yjs', Buffer.from(bytes, 'base64'))
    keep('-gone.txt', gone.join('\n'))
  }
  writeFileSync(join(folder, 'server.md'), onServer(ends))
  writeFileSync(join(folder, 'words.txt'), words.join('\n'))
  return folder
}
