import { html } from 'ghtml'
import type { listOrganisations } from '#src/domain/organisations/read.ts'
import type { listPeople } from '#src/domain/people/read.ts'
import { duplicateWords } from '#src/platform/language/words/web-duplicates.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { peopleWords as words } from '#src/platform/language/words/web-people.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { buttonLink } from '../layout/fields.ts'
import { filterForm, pagesOf, rowsOrEmpty } from '../layout/lists.ts'
import { folded, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { personFields } from './fields.ts'

type Found = {
  people: Awaited<ReturnType<typeof listPeople>>
  organisations: Awaited<ReturnType<typeof listOrganisations>>
}
type Asked = { search?: string | undefined; organisationId?: string | undefined }

/** Everybody by name; addresses and a way to add somebody for those who may. */
export function peoplePage(
  { people, organisations }: Found,
  { view, asked }: { view: View; asked: Asked },
): ScreenPage {
  const office = isSecretariat(view.actor)
  const rows = people.items.map(({ id, name, title, email, organisationName }) => ({
    title: name,
    path: to(patterns.person, { personId: id }),
    text: html`${[title, organisationName].filter(Boolean).join(', ')}`,
    aside: email ? html`${email}` : '',
  }))
  const filter = filterForm(view, {
    path: patterns.people,
    search: { value: asked.search, label: view.say(office ? words.search : words.searchName) },
    choices: [
      {
        name: 'organisationId',
        label: view.say(words.organisation),
        value: asked.organisationId,
        choices: organisations.items.map(({ id, name }) => ({ value: id, label: name })),
      },
    ],
  })
  const narrowed = asked.search || asked.organisationId
  return {
    title: view.say(frameWords.people),
    lead: view.say(words.lead),
    actions: isSecretariat(view.actor)
      ? buttonLink(view.say(duplicateWords.title), to(patterns.duplicates, {}, { kind: 'people' }), {
          quiet: true,
        })
      : '',
    main: html`!${office ? addForm(organisations.items, view) : ''}!${filter}
      !${rowsOrEmpty(rows, view.say(narrowed ? frameWords.nothingFound : words.none))}!${pagesOf(view, people)}`,
  }
}

function addForm(organisations: Found['organisations']['items'], view: View): string {
  const form = screenForm(view, {
    act: 'add',
    action: patterns.people,
    submit: view.say(frameWords.add),
    body: (fields) => personFields(fields, { view, organisations }),
  })
  return folded(view, { act: 'add', summary: view.say(words.add), body: form, keys: 'n' })
}
