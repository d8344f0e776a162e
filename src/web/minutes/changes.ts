import { html } from 'ghtml'
import type { Review } from '#src/domain/approvals/review.ts'
import { lineDifference } from '#src/platform/difference.ts'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'

type Changed = NonNullable<Review['before']>['changed'][number]
type Item = NonNullable<Changed['now']>

/** What has changed since the version that the reader was mailed or had on the screen; nothing where it is the same. */
export function changesSince({ before, now }: Pick<Review, 'before' | 'now'>, language: Language): string {
  if (!before || (before.changed.length === 0 && before.others === null)) return ''
  const title = say(screenWords.changedTitle, language, { number: before.number })
  const items = before.changed.map((one) => changedItem(one, language))
  const elsewhere =
    before.others === 'corrections' ? screenWords.changedByCorrection : screenWords.changedElsewhere
  const text = items.length > 0 ? screenWords.changedText : elsewhere
  return html`<section class="card"><h2>${title}</h2><p>${say(text, language, { number: now.number })}</p>!${items.join('')}</section>`
}

function changedItem({ before, now }: Changed, language: Language): string {
  const heading = [(now ?? before)?.number, (now ?? before)?.title].filter(Boolean).join('  ')
  // Colour alone tells nothing to those who do not see it: each line begins with what became of it.
  const lines = lineDifference(wordsOf(before), wordsOf(now))
    .filter(({ kind, line }) => kind !== 'same' && /[\p{L}\p{N}]/u.test(line))
    .map(({ kind, line }) =>
      kind === 'gone'
        ? html`<li><strong>${say(screenWords.lineGone, language)}</strong> <del>${line}</del></li>`
        : html`<li><strong>${say(screenWords.lineNew, language)}</strong> <ins>${line}</ins></li>`,
    )
  return html`<h3>${heading}</h3><ul class="difference">!${lines.join('')}</ul>`
}

/** An item as lines: its title, text and decisions, as they were typed. */
function wordsOf(item: Item | null): string {
  if (!item) return ''
  const decisions = item.decisions.map(({ number, text, dissent }) =>
    [`${number}: ${text}`, dissent].filter(Boolean).join('\n'),
  )
  const withdrawn = item.withdrawn ? ['–'] : []
  return [item.title, ...withdrawn, item.text, ...decisions, item.approved?.corrections ?? ''].join('\n')
}
