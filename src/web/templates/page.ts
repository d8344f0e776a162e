import { html } from 'ghtml'
import type { listGroups } from '#src/domain/groups/read.ts'
import type { listTemplatesToKeep } from '#src/domain/templates/to-keep.ts'
import type { Phrase } from '#src/platform/language/phrase.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import {
  documentUses,
  documentWords,
  templateWords as words,
} from '#src/platform/language/words/web-templates.ts'
import { button } from '../layout/fields.ts'
import { rowsOf, tag } from '../layout/lists.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'

type Found = {
  templates: Awaited<ReturnType<typeof listTemplatesToKeep>>
  groups: Awaited<ReturnType<typeof listGroups>>['items']
}

/** Which template each document is made by, for the whole collaboration or one group. */
export function templatesPage(
  { templates, groups }: Found,
  { view, groupId }: { view: View; groupId: string | undefined },
): ScreenPage {
  const rows = templates.items.map(({ name, origin }) => {
    const use = (documentUses as Partial<Record<string, Phrase>>)[name]
    return {
      title: view.say(documentWords[name]),
      path: to(patterns.template, { name }, { groupId }),
      text: use ? html`${view.say(use)}` : '',
      aside: origin === 'shipped' ? html`${view.say(words[origin])}` : tag(view.say(words[origin]), 'info'),
    }
  })
  return {
    title: view.say(frameWords.templates),
    lead: view.say(words.lead),
    main: html`!${placeForm(groups, { view, groupId })}!${rowsOf(rows)}`,
  }
}

function placeForm(
  groups: Found['groups'],
  { view, groupId }: { view: View; groupId: string | undefined },
): string {
  const choices = [{ id: '', name: view.say(words.wholePlace) }, ...groups].map(
    ({ id, name }) =>
      html`<option value="${id}" !${id === (groupId ?? '') ? 'selected' : ''}>${name}</option>`,
  )
  return html`<form class="filter" method="get" action="${patterns.templates}"><div class="ds-field field"><label class="ds-label" for="groupId">${view.say(words.place)}</label>
    <select class="ds-input" id="groupId" name="groupId">!${choices.join('')}</select></div>
    <p class="actions">!${button(view.say(frameWords.show), { quiet: true })}</p></form>`
}
