import { html } from 'ghtml'
import type { describeTemplate } from '#src/domain/documents/describe-template.ts'
import type { DocumentName } from '#src/domain/templates/names.ts'
import type { getVersionToKeep, listVersionsToKeep } from '#src/domain/templates/to-keep.ts'
import { dateAndTime } from '#src/platform/language/formats.ts'
import { languageNames, languages } from '#src/platform/language/language.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { documentWords, templateWords as words } from '#src/platform/language/words/web-templates.ts'
import { hiddenField, message } from '../layout/fields.ts'
import { empty, pagesOf, rowsOf, tableOf, tag } from '../layout/lists.ts'
import { askFirst, folded, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'

type Described = Awaited<ReturnType<typeof describeTemplate>>
type Versions = Awaited<ReturnType<typeof listVersionsToKeep>>
type Version = Awaited<ReturnType<typeof getVersionToKeep>>
type Found = {
  described: Described
  versions: Versions
  /** an earlier one that is looked at */
  version: Version | null
  samples: Record<string, string>
  groupName: string | null
}

/** One template: its text with what it makes beside it, what the text may name, and the versions there were. */
export function templatePage(found: Found, view: View): ScreenPage {
  const { described, groupName, version } = found
  const { name, origin, groupId } = described
  return {
    title: view.say(documentWords[name]),
    beside: tag(view.say(words[origin]), origin === 'shipped' ? 'neutral' : 'info'),
    ...(groupName && { lead: groupName }),
    crumbs: [[view.say(frameWords.templates), to(patterns.templates, {}, { groupId })]],
    wide: true,
    main: html`!${version ? lookingAt(version, { described, view }) : ''}
      <div class="editor"><div class="source">!${editForm(found, view)}</div>!${previewOf(described, view)}</div>
      <div class="columns even"><div><section><h2>${view.say(words.versions)}</h2>!${versionList(found, view)}</section>!${dropForm(described, view)}</div>
      <div>!${mayName(found, view)}</div></div>`,
  }
}

const ownPath = ({ name, groupId }: Described) => to(patterns.template, { name }, { groupId })

function lookingAt({ number }: Version, { described, view }: { described: Described; view: View }): string {
  const back = html`<p><a href="${ownPath(described)}">${view.say(words.backToInUse)}</a></p>`
  return message(
    'note',
    view.say(words.looking, { number }),
    '',
    html`<p>${view.say(words.lookingHint)}</p>!${back}`,
  )
}

function editForm({ described, version }: Found, view: View): string {
  const { name, groupId } = described
  const differs = version !== null || view.shown.act === 'source'
  return screenForm(view, {
    act: 'source',
    action: to(patterns.template, { name }),
    submit: view.say(words.saveVersion),
    version: described.version,
    body: (fields) =>
      html`!${groupId ? hiddenField('groupId', groupId) : ''}!${fields.text('source', {
        label: view.say(words.source),
        hint: view.say(words.sourceHint),
        value: version?.source ?? described.source,
        rows: 26,
      })}`,
    beside: previewButton(name, { view, differs }),
  })
}

/** Shows the text as it stands in the field, in the frame beside it; with JavaScript it does so by itself. */
function previewButton(name: DocumentName, { view, differs }: { view: View; differs: boolean }): string {
  const typed = view.shown.act === 'source' ? view.shown.typed.language : undefined
  const chosen = languages.find((one) => one === typed) ?? view.actor.collaborationLanguage
  const options = languages.map(
    (one) => html`<option value="${one}" !${one === chosen ? 'selected' : ''}>${languageNames[one]}</option>`,
  )
  const path = to(patterns.templatePreview, { name })
  return html`<button class="ds-button" type="submit" data-variant="secondary" formaction="${path}${plainViewer}" formtarget="preview" data-preview="${differs ? 'now' : 'later'}" data-keys="v">${view.say(words.showPreview)}</button>
    <label class="ds-label" for="source-language">${view.say(words.previewLanguage)}</label> <select class="ds-input" id="source-language" name="language" data-width="short">!${options.join('')}</select>`
}

function previewOf({ name, groupId }: Described, view: View): string {
  const path = to(patterns.templatePreview, { name }, { groupId })
  return html`<section class="made" aria-labelledby="made"><h2 id="made">${view.say(words.preview)}</h2><p class="hint">${view.say(words.previewHint)}</p>
    <div class="paper-stack"><iframe class="paper" name="preview" title="${view.say(words.preview)}" src="${path}${plainViewer}"></iframe></div></section>`
}

/** The browser's own viewer without its bars, the page as wide as the frame; others pass it over. */
const plainViewer = '#toolbar=0&navpanes=0&view=FitH'

function versionList({ described, versions, version }: Found, view: View): string {
  const rows = versions.items.map(({ id, number, dropped, createdAt, createdBy }) => ({
    title: view.say(words.version, { number }),
    path: dropped
      ? undefined
      : to(patterns.template, { name: described.name }, { groupId: described.groupId, versionId: id }),
    text: html`${dateAndTime(view.language, { at: createdAt, zone: view.actor.zone })}, ${createdBy.name}`,
    aside: dropped
      ? tag(view.say(words.dropped))
      : id === described.versionId
        ? tag(view.say(words.inUse), 'success')
        : '',
  }))
  if (rows.length === 0 && !version) return empty(view.say(words.noVersions))
  return rowsOf(rows) + pagesOf(view, versions)
}

function dropForm({ name, groupId, version, isOwn }: Described, view: View): string {
  if (!isOwn) return ''
  return askFirst(view, {
    act: 'drop',
    action: to(patterns.templateRemoval, { name }),
    summary: view.say(words.drop),
    question: view.say(words.dropQuestion),
    submit: view.say(words.drop),
    version,
    body: groupId ? hiddenField('groupId', groupId) : '',
  })
}

/** All that the text may name, with what it says of the sample meeting. */
function mayName({ described, samples }: Found, view: View): string {
  const placeholders = tableOf(
    view.say(words.placeholders),
    [
      { label: view.say(words.placeholder), cell: (path: string) => html`<code>{{ ${path} }}</code>` },
      { label: view.say(words.sample), cell: (path) => html`${shortened(samples[path] ?? '')}` },
    ],
    described.placeholders,
  )
  const blocks = described.blocks.map(({ name, options }) => {
    const chosen = Object.entries(options).map(
      ([option, values]) => `${option}=${values ? values.join('|') : '"…"'}`,
    )
    return html`<li><code>::${name}${chosen.length > 0 ? `{${chosen.join(' ')}}` : ''}</code></li>`
  })
  const settings = described.settings.map((name) => html`<li><code>${name}:</code></li>`)
  return [
    folded(view, { act: 'placeholders', summary: view.say(words.placeholders), body: placeholders }),
    folded(view, {
      act: 'blocks',
      summary: view.say(words.blocks),
      body: html`<p>${view.say(words.blocksHint)}</p><ul>!${blocks.join('')}</ul>`,
    }),
    folded(view, {
      act: 'settings',
      summary: view.say(words.settings),
      body: html`<ul>!${settings.join('')}</ul>`,
    }),
  ].join('')
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text)
