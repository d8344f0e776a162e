import { html } from 'ghtml'
import type { Finding } from '#src/domain/quality/present.ts'
import { sendingWords } from '#src/platform/language/words/web-sending.ts'
import { writingWords as words } from '#src/platform/language/words/web-writing.ts'
import { hiddenField } from '../layout/fields.ts'
import { tag } from '../layout/lists.ts'
import { screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'

type Given = {
  meetingId: string
  /** says where each was found, where that does not go without saying; under a heading that names the item it says only what of it */
  places?: boolean | 'under-heading'
  /** what is locked offers no mend */
  locked?: boolean
}

/** What an experienced secretary would put right, each with what mends it. Nothing where nothing was found. */
export function findingsHtml(
  view: View,
  findings: Finding[],
  { meetingId, places = false, locked = false }: Given,
): string {
  if (findings.length === 0) return ''
  const rows = findings.map((finding) => {
    const place = saysPlace(finding, places) ? html`<p class="hint">${finding.place.label}</p>` : ''
    const quote = finding.quote ? html`<p><q>${finding.quote}</q></p>` : ''
    return html`<li>!${place}<p>!${barOf(finding, view)}${finding.message.text}</p>!${quote}!${locked ? '' : mendOf(finding, { view, meetingId, places })}</li>`
  })
  return html`<ul class="findings">!${rows.join('')}</ul>`
}

/** What was found under an item, but for that it has no text: its place in the list says so, and it is being written. */
export const foundUnder = (findings: Finding[], itemId: string): Finding[] =>
  findings.filter(({ place, rule }) => place.itemId === itemId && rule !== 'items.no-text')

const saysPlace = ({ place }: Finding, places: Given['places']): boolean =>
  places === true || (places === 'under-heading' && place.part !== 'item' && place.part !== 'meeting')

/** That it stands in the way, and of what. */
function barOf({ blocks }: Finding, view: View): string {
  if (blocks === null) return ''
  const what = blocks === 'sending' ? sendingWords.barsSending : sendingWords.barsPublishing
  return html`!${tag(`${view.say(words.blocking)}: ${view.say(what)}`, blocks === 'sending' ? 'danger' : 'warning')} `
}

function mendOf(finding: Finding, { view, meetingId, places }: Given & { view: View }): string {
  const { id, mend } = finding
  if (!mend || (mend.kind === 'go' && mend.to === 'item' && !places)) return ''
  if (mend.kind === 'go')
    return html`<p><a href="${placeOf(finding, meetingId)}">${view.say(words.goThere)}</a></p>`
  return screenForm(view, {
    act: `mend-${id}`,
    action: to(patterns.itemMending, { itemId: mend.itemId }),
    submit: view.say(words.mendTo, { words: mend.to }),
    body: hiddenField('words', mend.from) + hiddenField('instead', mend.to),
    quiet: true,
    small: true,
  })
}

/** Where a thing is put right. */
function placeOf({ place, mend }: Finding, meetingId: string): string {
  if (mend?.kind !== 'go') return ''
  const item = mend.to === 'item' ? mend.id : place.itemId
  switch (mend.to) {
    case 'attendance':
      return to(patterns.meetingAttendance, { meetingId })
    case 'working-group':
      return to(patterns.workingGroup, { workingGroupId: mend.id })
    case 'papers':
      return to(patterns.meetingAgenda, { meetingId })
    case 'meeting':
      return to(patterns.meeting, { meetingId })
    default:
      return to(patterns.meetingMinutes, { meetingId }, { item })
  }
}
