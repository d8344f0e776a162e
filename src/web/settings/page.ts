import { html } from 'ghtml'
import type { getCollaboration } from '#src/domain/collaborations/read.ts'
import type { listPictures } from '#src/domain/collaborations/read-pictures.ts'
import { languageNames, languages } from '#src/platform/language/language.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { settingsWords as words } from '#src/platform/language/words/web-settings.ts'
import { isAdministrator, isSecretariat } from '#src/platform/may.ts'
import { htmlFacts } from '../layout/facts.ts'
import { buttonLink } from '../layout/fields.ts'
import { screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import { pictureHtml } from '../pictures/picture.ts'
import type { ScreenPage, View } from '../view.ts'

type Collaboration = Awaited<ReturnType<typeof getCollaboration>>
type Pictures = Awaited<ReturnType<typeof listPictures>>['items']
type Found = { collaboration: Collaboration; pictures: Pictures }

/** One for each country that members come from. */
const zones = [
  'Europe/Oslo',
  'Europe/Stockholm',
  'Europe/Copenhagen',
  'Europe/Helsinki',
  'Europe/Mariehamn',
  'Atlantic/Reykjavik',
  'Atlantic/Faroe',
  'America/Nuuk',
]

/** What holds for the whole collaboration, what each setting does, and a sample document as it looks by them. */
export function settingsPage(found: Found, view: View): ScreenPage {
  const administrator = isAdministrator(view.actor)
  const office = isSecretariat(view.actor)
  return {
    title: view.say(frameWords.settings),
    lead: view.say(administrator ? words.lead : words.leadOthers),
    actions: buttonLink(view.say(words.pictures), patterns.pictures, { quiet: true }),
    main: html`<div class="!${office ? 'columns even' : ''}"><div>
      <section><h2>${view.say(words.collaboration)}</h2><div class="card">!${administrator ? nameForm(found.collaboration, view) : factsOf(found.collaboration, view)}</div></section>
      !${administrator ? letterheadForm(found.collaboration, view) : ''}
      !${office ? logoForm(found, view) : ''}</div>!${office ? previewOf(view) : ''}</div>`,
  }
}

function factsOf({ name, language, zone, letterheadLines }: Collaboration, view: View): string {
  return htmlFacts([
    [view.say(words.name), html`${name}`],
    [view.say(words.language), languageNames[language]],
    [view.say(words.zone), html`${zone}`],
    [view.say(words.letterhead), letterheadLines.map((line) => html`${line}`).join('<br>')],
  ])
}

function nameForm({ name, language, zone, version }: Collaboration, view: View): string {
  return screenForm(view, {
    act: 'collaboration',
    action: patterns.settings,
    submit: view.say(frameWords.save),
    version,
    body: (fields) =>
      [
        fields.line('name', {
          label: view.say(words.name),
          hint: view.say(words.nameHint),
          value: name,
          maxLength: 200,
          required: true,
        }),
        fields.select('language', {
          label: view.say(words.language),
          hint: view.say(words.languageHint),
          value: language,
          choices: languages.map((one) => ({ value: one, label: languageNames[one] })),
          width: 'medium',
        }),
        fields.select('zone', {
          label: view.say(words.zone),
          hint: view.say(words.zoneHint),
          value: zone,
          choices: [...new Set([zone, ...zones])].map((one) => ({ value: one, label: placeOf(one) })),
          width: 'medium',
        }),
      ].join(''),
  })
}

const placeOf = (zone: string): string => zone.replaceAll('_', ' ').replace('/', ': ')

function letterheadForm({ letterheadLines, letterheadColour, version }: Collaboration, view: View): string {
  const form = screenForm(view, {
    act: 'letterhead',
    action: patterns.settingsLetterhead,
    submit: view.say(frameWords.save),
    version,
    body: (fields) =>
      [
        fields.text('letterheadLines', {
          label: view.say(words.lines),
          hint: view.say(words.linesHint),
          value: letterheadLines.join('\n'),
          rows: 4,
        }),
        fields.line('letterheadColour', {
          label: view.say(words.colour),
          hint: view.say(words.colourHint),
          type: 'color',
          value: letterheadColour,
        }),
      ].join(''),
  })
  return html`<section><h2>${view.say(words.letterhead)}</h2><div class="card">!${form}</div></section>`
}

function logoForm({ collaboration, pictures }: Found, view: View): string {
  const logo = pictures.find(({ id }) => id === collaboration.logoPictureId)
  const form = screenForm(view, {
    act: 'logo',
    action: patterns.settingsLogo,
    submit: view.say(words.saveLogo),
    version: collaboration.version,
    body: (fields) =>
      fields.select('logoPictureId', {
        label: view.say(words.logo),
        hint: view.say(words.logoHint),
        value: collaboration.logoPictureId,
        choices: [
          { value: '', label: view.say(frameWords.none) },
          ...pictures.map(({ id, name }) => ({ value: id, label: name })),
        ],
        width: 'medium',
      }),
    beside: html`<a href="${patterns.pictures}">${view.say(words.pictures)}</a>`,
  })
  return html`<section><h2>${view.say(words.logo)}</h2><div class="card">!${logo ? html`<div class="picture-frame">!${pictureHtml(logo)}</div>` : ''}!${form}</div></section>`
}

/** A whole invitation rather than a drawing of a letterhead: it is the same press that makes the real ones. */
function previewOf(view: View): string {
  const path = to(patterns.templatePreview, { name: 'invitation' })
  return html`<section><h2>${view.say(words.preview)}</h2><iframe class="paper" title="${view.say(words.preview)}" src="${path}#toolbar=0&navpanes=0&view=FitH"></iframe>
    <p><a href="${path}">${view.say(words.previewOpen)}</a></p></section>`
}
