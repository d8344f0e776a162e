import { html } from 'ghtml'
import type { listOrganisations } from '#src/domain/organisations/read.ts'
import { duplicateWords } from '#src/platform/language/words/web-duplicates.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { organisationWords as words } from '#src/platform/language/words/web-organisations.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { buttonLink, tickField } from '../layout/fields.ts'
import { filterForm, pagesOf, rowsOrEmpty } from '../layout/lists.ts'
import { folded, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { organisationFields } from './fields.ts'

type Found = Awaited<ReturnType<typeof listOrganisations>>
type Asked = { search?: string | undefined; ended: boolean }

/** The members, with a way to add one for those who may. */
export function organisationsPage(found: Found, { view, asked }: { view: View; asked: Asked }): ScreenPage {
  const names = new Map(found.items.map(({ id, name }) => [id, name]))
  const rows = found.items.map(({ id, name, kind, parentId }) => ({
    title: name,
    path: to(patterns.organisation, { organisationId: id }),
    text: html`${[view.say(words[kind]), parentId && names.get(parentId)].filter(Boolean).join(' · ')}`,
  }))
  const ended = tickField({ name: 'ended', label: view.say(words.showEnded), ticked: asked.ended })
  const narrowed = asked.search || asked.ended
  return {
    title: view.say(frameWords.organisations),
    lead: view.say(words.lead),
    actions: isSecretariat(view.actor)
      ? buttonLink(view.say(duplicateWords.title), to(patterns.duplicates, {}, { kind: 'organisations' }), {
          quiet: true,
        })
      : '',
    main: html`!${isSecretariat(view.actor) ? addForm(found.items, view) : ''}
      !${filterForm(view, { path: patterns.organisations, search: { value: asked.search, label: view.say(frameWords.search) }, more: ended })}
      !${rowsOrEmpty(rows, view.say(narrowed ? frameWords.nothingFound : words.none))}!${pagesOf(view, found)}`,
  }
}

function addForm(others: Found['items'], view: View): string {
  const form = screenForm(view, {
    act: 'add',
    action: patterns.organisations,
    submit: view.say(frameWords.add),
    body: (fields) => organisationFields(fields, { view, others }),
  })
  return folded(view, { act: 'add', summary: view.say(words.add), body: form, keys: 'n' })
}
