import type { ItemKind } from '#src/platform/database/schema/agenda.ts'

/**
 * RULE: what kind of item a title lets one expect, in five languages; a discussion where it says nothing of it. Items that point at
 * something, such as earlier minutes, are never guessed: a title does not say at which.
 */
export function guessKind(title: string): ItemKind {
  return signs.find(([sign]) => sign.test(title))?.[1] ?? 'discussion'
}

// A letter before or after would make another word of it, and \b knows only English letters.
const word = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu')

const signs: [RegExp, ItemKind][] = [
  [word('eventuelt|övriga frågor|ymse|any other business|aob'), 'any-other-business'],
  [
    word(
      'godkjenning av innkalling\\p{L}*|godkännande av kallelse\\p{L}*|godkendelse af indkaldelse\\p{L}*|approval of the invitation',
    ),
    'approve-invitation',
  ],
  [word('valg|val|election|elect|konstituering'), 'election'],
  [
    word(
      'vedtak|vedtakssak|beslut|beslutning|beslutssak|beslutsärende|decision|godkjenning|godkännande|godkendelse|budsjett|budget',
    ),
    'decision',
  ],
  [
    word('orientering\\p{L}*|informasjon|information|status|nytt fra|nytt frå|nytt från|nyt fra|update'),
    'information',
  ],
  [word('innspill|innspel|inspel|input|høring|høyring|remiss'), 'input'],
]
