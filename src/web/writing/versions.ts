import { html } from 'ghtml'
import { lineDifference } from '#src/platform/difference.ts'
import { dateAndTime } from '#src/platform/language/formats.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import { writingWords as words } from '#src/platform/language/words/web-writing.ts'
import { hiddenField } from '../layout/fields.ts'
import { screenForm } from '../layout/screen-form.ts'
import type { ShownItem } from '../meeting/read.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import type { Writing } from './read.ts'

type Version = NonNullable<Writing['versions']>[number]

/** Earlier texts of an item, each with what would come back; shown when they are asked for. */
export function versionsPart({ versions, meeting }: Writing, item: ShownItem, view: View): string {
  const stands = item.text
  if (!stands || stands.version < 2) return ''
  if (!versions) {
    const path = to(patterns.meetingMinutes, { meetingId: meeting.id }, { item: item.id, versions: 'true' })
    return html`<p><a href="${path}#versions">${view.say(words.showVersions, { count: stands.version - 1 })}</a></p>`
  }
  const rows = versions
    .filter(({ version }) => version !== stands.version)
    .map((version) => versionRow(version, { item, view }))
  return html`<section class="card" id="versions"><h3>${view.say(words.versions)}</h3><ul class="remarks">!${rows.join('')}</ul></section>`
}

function versionRow(
  { version, text, writtenAt, writtenBy }: Version,
  { item, view }: { item: ShownItem; view: View },
): string {
  const time = dateAndTime(view.language, { at: writtenAt, zone: view.actor.zone })
  const restore = screenForm(view, {
    act: `restore-${version}-${item.id}`,
    action: to(patterns.itemRestoration, { itemId: item.id }),
    submit: view.say(words.restore),
    label: view.say(words.restoreOf, { time }),
    version: item.text?.version ?? 0,
    body: hiddenField('number', String(version)),
    quiet: true,
    small: true,
  })
  return html`<li><details><summary>${view.say(words.savedAt, { time, name: writtenBy?.name ?? '–' })}</summary>!${difference(item.text?.text ?? '', text, view)}</details>!${restore}</li>`
}

/** What the text would lose and gain by going back. */
function difference(now: string, then: string, view: View): string {
  const lines = lineDifference(now, then)
    .filter(({ line }) => line.trim() !== '')
    .map(({ kind, line }) =>
      kind === 'same'
        ? html`<li>${line}</li>`
        : kind === 'gone'
          ? html`<li><strong>${view.say(screenWords.lineGone)}</strong> <del>${line}</del></li>`
          : html`<li><strong>${view.say(screenWords.lineNew)}</strong> <ins>${line}</ins></li>`,
    )
  return html`<ul class="difference">!${lines.join('')}</ul>`
}
