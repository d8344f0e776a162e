import { html } from 'ghtml'
import type { ItemInMeeting } from '#src/domain/minutes/item.ts'
import type { listTextVersions } from '#src/domain/minutes/texts.ts'
import { dateAndTime } from '#src/platform/language/formats.ts'
import { sayCounted } from '#src/platform/language/phrase.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { versionsCounts, versionsWords as words } from '#src/platform/language/words/web-versions.ts'
import { writingWords } from '#src/platform/language/words/web-writing.ts'
import { button, buttonLink, hiddenField } from '../layout/fields.ts'
import { empty, pagesOf, tag } from '../layout/lists.ts'
import { screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { comparison } from './comparison.ts'
import { type Run, runsOf } from './runs.ts'

type Listed = Awaited<ReturnType<typeof listTextVersions>>

export type ShownVersion = Listed['items'][number]

export type Compared = Pick<ShownVersion, 'version' | 'text' | 'writtenAt'>

export type Versions = {
  item: ItemInMeeting
  /** the version that stands now, 0 while nothing is written */
  stands: number
  listed: Listed
  /** the two that are compared */
  before: Compared | null
  after: Compared | null
  mayRestore: boolean
}

/** Who wrote what under an item and when; two versions beside each other; any of them brought back. */
export function versionsPage(read: Versions, view: View): ScreenPage {
  const { item, stands } = read
  const { meetingId } = item
  const writing = to(patterns.meetingMinutes, { meetingId }, { item: item.id })
  return {
    title: item.title,
    windowTitle: `${view.say(words.title)} – ${item.title}`,
    lead: view.say(words.title),
    wide: true,
    crumbs: [
      [view.say(frameWords.meetings), patterns.meetings],
      [view.say(writingWords.title), writing],
    ],
    actions: buttonLink(view.say(words.backToText), writing, { quiet: true, keys: 'e' }),
    main:
      stands === 0 ? empty(view.say(words.none)) : html`!${comparison(read, view)}!${listPart(read, view)}`,
  }
}

const compareForm = 'compare'

function listPart(read: Versions, view: View): string {
  const { item, listed } = read
  const runs = runsOf(listed.items).map((run) => runHtml(run, { read, view }))
  const action = to(patterns.itemVersions, { itemId: item.id })
  const form = html`<form method="get" action="${action}" id="${compareForm}" class="inline"><p class="actions">!${button(view.say(words.compare), { quiet: true })}</p></form>`
  return html`<section class="card"><h2>${view.say(words.list)}</h2>!${read.stands > 1 ? html`<p>${view.say(words.choose)}</p>!${form}` : ''}
    <ul class="rows versions">!${runs.join('')}</ul>!${pagesOf(view, listed)}</section>`
}

type Given = { read: Versions; view: View }

function runHtml({ last, earlier }: Run, given: Given): string {
  const rows = earlier.map((version) => html`<li>!${versionHtml(version, given)}</li>`)
  const chosen = earlier.some(({ version }) =>
    [given.read.before?.version, given.read.after?.version].includes(version),
  )
  const fold =
    rows.length > 0
      ? html`<details class="fold" !${chosen ? 'open' : ''}><summary>${sayCounted(versionsCounts.within, given.view.language, rows.length)}</summary><ul class="rows versions">!${rows.join('')}</ul></details>`
      : ''
  return html`<li><div>!${versionHtml(last, given)}!${fold}</div></li>`
}

function versionHtml(version: ShownVersion, { read, view }: Given): string {
  const number = version.version
  const time = dateAndTime(view.language, { at: version.writtenAt, zone: read.item.zone })
  const names = version.named.map(({ reason, versionNumber }) =>
    tag(view.say(words[`named.${reason}`], { number: versionNumber }), 'info'),
  )
  const now = number === read.stands ? tag(view.say(words.stands), 'success') : ''
  const pick =
    read.stands > 1
      ? html`!${radio('one', version, { read, view })}!${radio('other', version, { read, view })}`
      : ''
  return html`<div class="version"><p class="title">${view.say(words.version, { number })} !${[now, ...names].filter(Boolean).join(' ')}</p>
    <p class="hint">${view.say(words.savedBy, { time, name: version.writtenBy?.name ?? '–' })}</p>
    <div class="row-actions">!${pick}!${restoreForm(version, { read, view, time })}</div></div>`
}

/** Chosen for the one form of the list, which stands above it. */
function radio(name: 'one' | 'other', { version }: ShownVersion, { read, view }: Given): string {
  const chosen = (name === 'one' ? read.before : read.after)?.version === version
  const id = `${name}-${version}`
  return html`<span class="pick"><input class="ds-input" type="radio" id="${id}" form="${compareForm}" name="${name}" value="${String(version)}" !${chosen ? 'checked' : ''}>
    <label class="ds-label" for="${id}">${view.say(words[name], { number: version })}</label></span>`
}

function restoreForm({ version }: ShownVersion, { read, view, time }: Given & { time: string }): string {
  const { item, stands, mayRestore } = read
  if (!mayRestore || version === stands) return ''
  return screenForm(view, {
    act: `restore-${version}`,
    action: to(patterns.itemRestoration, { itemId: item.id }),
    submit: view.say(writingWords.restore),
    label: view.say(writingWords.restoreOf, { time }),
    version: stands,
    body: hiddenField('number', String(version)),
    quiet: true,
    small: true,
    inline: true,
  })
}
