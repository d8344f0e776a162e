import type { Examined } from './examined.ts'
import { type Found, found } from './finding.ts'
import type { Passage } from './passages.ts'

const mention = new RegExp(
  [
    String.raw`(?<![\p{L}] |\p{L})(?:Se|Sjå|See)(?: også| òg| också)? (?:(?:den |det |de |dei |the )?(?:vedlagte?|vedlagde|bifogade?|vedhæftede|attached) ?)?(?:presentasjon(?:en|a|ene)?|lysark(?:ene)?|vedlegg(?:et|a|ene)?|presentation(?:en|er|erna)?|bilag(?:a|an|or|et|ene)?|bildspel(?:et)?|notat(?:et)?|slides|appendix|annex|attachment)(?!\p{L})`,
    String.raw`\((?:se|sjå|jf\.?|jfr\.?|see) (?:vedlegg|bilaga?|presentasjon(?:en)?|presentation(?:en)?|attachment|appendix)\)`,
    String.raw`\((?:presentasjon(?:en)?|notat(?:et)?|presentation(?:en)?) (?:er )?(?:vedlagt|vedlegges|bifogas|vedlægges|attached)\)`,
    '(?:presentasjonen|presentasjon|notatet|presentationen) (?:er vedlagt|er lagt ved|ligger vedlagt|følger vedlagt|ligg ved|bifogas|er vedlagt referatet|vedlægges|is attached)',
  ].join('|'),
  'giu',
)

/** RULE: a text that refers to a paper where none is attached, to the item or to the meeting, and no link beside it. */
export function paperFindings(meeting: Examined, passages: Passage[]): Found[] {
  if (meeting.loosePapers > 0) return []
  const attached = new Set(meeting.record.items.filter(({ papers }) => papers.length > 0).map(({ id }) => id))
  return passages
    .filter(({ kind, place }) => kind !== 'title' && place.itemId !== null && !attached.has(place.itemId))
    .flatMap((passage) => {
      const first = [...passage.prose.matchAll(mention)].find(({ 0: words, index }) =>
        isWithoutLink(passage.text, index, words),
      )
      if (!first) return []
      const { itemId } = passage.place
      const mend = { kind: 'go', to: 'papers', id: itemId ?? '' } as const
      return [found('papers.missing', passage.place, { quote: first[0], mend })]
    })
}

/** Neither in its own lines nor in the next paragraph is there an address. */
function isWithoutLink(text: string, index: number, words: string): boolean {
  const from = text.lastIndexOf('\n', index) + 1
  const [own, next = ''] = text.slice(from, index + words.length + 400).split(/\n[ \t]*\n/)
  return !/\]\(|https?:|www\./.test(`${own} ${next}`)
}
