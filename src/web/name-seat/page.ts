import { html } from 'ghtml'
import type { Naming } from '#src/domain/groups/naming.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { say } from '#src/platform/language/phrase.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import { facts } from '../layout/facts.ts'
import { form, lineField, message, selectField } from '../layout/fields.ts'
import { readerNote } from '../link/reader-note.ts'
import type { LinkVisit } from '../link/visit.ts'
import { linkActPath } from '../paths.ts'
import type { Shown } from '../view.ts'

type Given = { visit: LinkVisit; shown: Shown }

/** Asks who takes a pending seat; says who has it once that is known. */
export function nameSeatPage(naming: Naming, { visit, shown }: Given) {
  const { language } = visit
  const title = say(screenWords.nameTitle, language, { group: naming.group.name })
  const { organisation } = naming
  const lead = organisation
    ? say(screenWords.nameLead, language, { organisation })
    : say(screenWords.nameLeadPlain, language)
  return {
    title,
    main: html`!${shown.trouble ? message('bad', shown.trouble) : ''}<h1>${title}</h1>
      !${naming.holder || naming.ended ? '' : html`<p class="lead">${lead}</p>`}
      !${facts([
        [say(screenWords.nameGroup, language), naming.group.name],
        [say(screenWords.nameParent, language), naming.group.parentName],
        [say(screenWords.nameLabel, language), naming.label],
        [say(screenWords.nameMandate, language), naming.group.mandate],
        [say(screenWords.nameDue, language), naming.nameDueOn && longDate(language, naming.nameDueOn)],
      ])}!${outcome(naming, { visit, shown })}`,
  }
}

/** Once named, the link has done its work and opens nothing any more. */
export function nameThanks({ language }: LinkVisit) {
  const title = say(screenWords.nameThanks, language)
  return {
    title,
    main: html`<h1>${title}</h1>!${message('good', say(screenWords.nameRecorded, language), say(screenWords.nameTakenNext, language))}`,
  }
}

function outcome(naming: Naming, given: Given): string {
  const { language } = given.visit
  if (naming.holder)
    return message(
      'good',
      say(screenWords.nameTaken, language, { name: naming.holder }),
      say(screenWords.nameTakenNext, language),
    )
  if (naming.ended) return message('note', say(screenWords.nameOver, language))
  return namingForm(naming, given)
}

function namingForm(naming: Naming, { visit, shown: { typed, errors } }: Given): string {
  const { language } = visit
  const choices = [
    { value: '', label: say(screenWords.nameSomebodyNew, language) },
    ...naming.candidates.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const field = (name: string) => ({ name, value: typed[name], error: errors[name] })
  const known =
    naming.candidates.length > 0
      ? selectField({ ...field('personId'), label: say(screenWords.nameWho, language), choices })
      : ''
  const body = html`!${known}!${lineField({ ...field('name'), label: say(screenWords.nameName, language), autocomplete: 'off', maxLength: 200 })}
    !${lineField({ ...field('email'), label: say(webWords.email, language), type: 'email', autocomplete: 'off', maxLength: 254 })}`
  const action = linkActPath(visit.token, 'name')
  const submit = say(screenWords.nameButton, language)
  return html`<section class="card">!${form({ action, formToken: visit.formToken, submit, body })}</section>!${readerNote(visit, { open: true })}`
}
