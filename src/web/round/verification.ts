import { html } from 'ghtml'
import type { Verification } from '#src/domain/minutes/verify.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { minutesPageWords } from '#src/platform/language/words/web-minutes.ts'
import { roundWords as words } from '#src/platform/language/words/web-round.ts'
import { message } from '../layout/fields.ts'
import { empty } from '../layout/lists.ts'
import { versionText } from '../minutes/read-page.ts'
import { patterns, to } from '../paths.ts'
import type { RoundView } from './page.ts'

/** Every version that was frozen with its fingerprint, and whether all of it is still as it was. */
export function proofSection({ watched, verification, view }: RoundView): string {
  const { head, proceedings } = watched
  const { versions } = proceedings
  const heading = html`<h2>${view.say(minutesPageWords.versions)}</h2>`
  if (versions.length === 0) return html`!${heading}!${empty(view.say(words.noVersions))}`
  const minutesId = head.id
  const rows = versions.toReversed().map((version) => {
    const number = String(version.number)
    const fault = verification?.versions.find((one) => one.number === version.number)?.fault
    return html`<li><p><b>${view.say(minutesPageWords.version, { number })}</b> <a href="${to(patterns.minutesVersionPdf, { minutesId, number })}">${view.say(frameWords.asPdf)}</a></p>
      <p class="hint">${versionText(version, view)}</p><p class="hash">${version.hash}</p>!${fault ? html`<p class="late">${view.say(words[`fault.${fault}`])}</p>` : ''}</li>`
  })
  const check = html`<p><a href="${to(patterns.minutesReview, { minutesId }, { verify: 'true' })}">${view.say(words.verify)}</a></p>`
  return html`!${heading}!${verification ? outcomeOf(verification, view) : check}<ul class="plain-list versions">!${rows.join('')}</ul>`
}

const outcomeOf = ({ intact }: Verification, view: RoundView['view']): string =>
  intact
    ? message('good', view.say(words.intact), view.say(words.intactText))
    : message('bad', view.say(words.broken), view.say(words.brokenText))
