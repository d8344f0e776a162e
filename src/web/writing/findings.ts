import { html } from 'ghtml'
import type { Finding } from '#src/domain/quality/present.ts'
import { writingWords as words } from '#src/platform/language/words/web-writing.ts'
import { hiddenField } from '../layout/fields.ts'
import { tag } from '../layout/lists.ts'
import { screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'

type Given = {
  meetingId: string
  /** says where each was found, where that does not go without saying */
  places?: boolean
}

/** What an experienced secretary would put right, each with what mends it. Nothing where nothing was found. */
export function findingsHtml(view: View, findings: Finding[], { meetingId, places = false }: Given): string {
  if (findings.length === 0) return ''
  const rows = findings.map((finding) => {
    const place = places ? html`<p class="hint">${finding.place.label}</p>` : ''
    const quote = finding.quote ? html`<p><q>${finding.quote}</q></p>` : ''
    return html`<li>!${place}<p>!${finding.blocking ? html`!${tag(view.say(words.blocking), 'danger')} ` : ''}${finding.message.text}</p>!${quote}!${mendOf(finding, { view, meetingId, places })}</li>`
  })
  return html`<ul class="findings">!${rows.join('')}</ul>`
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
