import { html } from 'ghtml'
import type { getPicture, listPictures } from '#src/domain/collaborations/read-pictures.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { settingsWords as words } from '#src/platform/language/words/web-settings.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { empty, pagesOf } from '../layout/lists.ts'
import { askFirst, type Fields, folded, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { pictureHtml } from './picture.ts'

type Found = Awaited<ReturnType<typeof listPictures>>
type Picture = Awaited<ReturnType<typeof getPicture>>

const accepted = 'image/png,image/jpeg,image/webp,image/gif,image/svg+xml'
const way = (view: View): [string, string][] => [[view.say(frameWords.settings), patterns.settings]]

/** The pictures that templates may show, and a way to add one for those who may. */
export function picturesPage(found: Found, view: View): ScreenPage {
  const cards = found.items.map(
    (picture) => html`<li><div class="picture-frame">!${pictureHtml(picture)}</div>
      <p class="title"><a href="${to(patterns.picture, { pictureId: picture.id })}">${picture.name}</a></p><p class="hint">${picture.alt}</p></li>`,
  )
  const add = screenForm(view, {
    act: 'add',
    action: patterns.pictures,
    submit: view.say(frameWords.add),
    files: true,
    body: (fields) => fileField(fields, view) + wordFields(fields, { view }),
  })
  return {
    title: view.say(words.pictures),
    lead: view.say(words.picturesLead),
    crumbs: way(view),
    main: html`!${isSecretariat(view.actor) ? folded(view, { act: 'add', summary: view.say(words.addPicture), body: add, keys: 'n' }) : ''}
      !${cards.length > 0 ? html`<ul class="gallery">!${cards.join('')}</ul>` : empty(view.say(words.noPictures))}!${pagesOf(view, found)}`,
  }
}

const fileField = (fields: Fields, view: View) =>
  fields.file('file', {
    label: view.say(words.file),
    hint: view.say(words.fileHint),
    accept: accepted,
    required: true,
  })

function wordFields(fields: Fields, { view, stored }: { view: View; stored?: Picture }): string {
  return [
    fields.line('name', {
      label: view.say(words.pictureName),
      hint: view.say(words.pictureNameHint),
      value: stored?.name,
      maxLength: 40,
      required: true,
      width: 'medium',
    }),
    fields.line('alt', {
      label: view.say(words.alt),
      hint: view.say(words.altHint),
      value: stored?.alt,
      maxLength: 300,
      required: true,
    }),
  ].join('')
}

/** One picture: what it is called and says, another file under its name, and its end. */
export function picturePage(picture: Picture, view: View): ScreenPage {
  const { id: pictureId, name, width, height } = picture
  return {
    title: name,
    lead: view.say(words.size, { width, height }),
    crumbs: [...way(view), [view.say(words.pictures), patterns.pictures]],
    main: html`<div class="columns even"><div><div class="picture-frame">!${pictureHtml(picture)}</div><p class="hint">${picture.alt}</p></div>
      <div>!${isSecretariat(view.actor) ? formsOf(picture, { view, pictureId }) : ''}</div></div>`,
  }
}

function formsOf(picture: Picture, { view, pictureId }: { view: View; pictureId: string }): string {
  const { name, version } = picture
  const change = screenForm(view, {
    act: 'change',
    action: to(patterns.picture, { pictureId }),
    submit: view.say(frameWords.save),
    version,
    body: (fields) => wordFields(fields, { view, stored: picture }),
  })
  const replace = screenForm(view, {
    act: 'replace',
    action: to(patterns.pictureFile, { pictureId }),
    submit: view.say(words.replace),
    version,
    files: true,
    body: (fields) => html`<p>${view.say(words.replaceHint)}</p>!${fileField(fields, view)}`,
  })
  const remove = askFirst(view, {
    act: 'remove',
    action: to(patterns.pictureRemoval, { pictureId }),
    summary: view.say(words.removePicture),
    question: view.say(words.removeQuestion, { name }),
    submit: view.say(words.removePicture),
    version,
  })
  return html`<div class="card">!${change}</div>!${folded(view, { act: 'replace', summary: view.say(words.replace), body: replace })}!${remove}`
}
