import { isSafeAddress } from '#src/platform/paper/safe-address.ts'
import type { Examined } from './examined.ts'
import type { Found } from './finding.ts'
import { foundIn, type Passage } from './passages.ts'

const link =
  /(?<!!|\\)\[(?<text>[^[\]\n]*)\]\((?<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"\n]*")?\)/gu
const broken = /(?<![\p{L}:/])(?:h?t{1,3}ps?|https?)(?::\/{1,3}|\/\/|;\/\/|:(?=www\.))[^\s<>()]+/giu

/** RULES: a link that leads nowhere, and one whose text says nothing of where it leads. */
export function linkFindings(_meeting: Examined, passages: Passage[]): Found[] {
  return passages.flatMap((passage) => [
    ...[...passage.text.matchAll(link)].flatMap((match) => linkFault(passage, match)),
    ...[...passage.text.matchAll(broken)]
      .filter(({ 0: words, index }) => !isTarget(passage.text, index) && !isSafeAddress(words))
      .map(({ 0: quote }) => foundIn(passage, 'links.not-an-address', { quote, to: mended(quote) })),
  ])
}

const isTarget = (text: string, index: number): boolean => text.slice(index - 2, index) === ']('

function linkFault(passage: Passage, { 0: quote, groups }: RegExpExecArray): Found[] {
  const { text = '', target = '' } = groups ?? {}
  if (!isSafeAddress(target)) {
    const right = mended(target)
    const to = right && quote.replace(`](${target}`, `](${right}`)
    return [foundIn(passage, 'links.not-an-address', { quote, to })]
  }
  return saysNothing.test(text) ? [foundIn(passage, 'links.empty-text', { quote })] : []
}

/** An address with what was forgotten or mistyped at its head; undefined where that does not make it one. */
function mended(target: string): string | undefined {
  const rest = target.replace(/^h?t{0,3}ps?[:;]?\/{0,2}/i, '')
  const address = /^mailto/i.test(target) ? target : `https://${/^[\w-]+@/.test(rest) ? '' : rest}`
  const right = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(target) ? `mailto:${target}` : address
  return isSafeAddress(right) && /\.\p{L}{2,}/u.test(right) ? right : undefined
}

const saysNothing =
  /^[\s*_]*(?:her|hær|här|here|lenke|lenkje|lenka|link|länk|linken|lenken|länken|denne|dette|denna|detta|this|klikk her|trykk her|klicka här|tryk her|klik her|click here|les mer|les meir|läs mer|læs mere|read more|mer|meir|mere|more|nettside|nettsiden|se her|sjå her|se här|see here|via denne lenken|url)?[\s*_.:!]*$/iu
