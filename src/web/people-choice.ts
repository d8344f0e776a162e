import { html } from 'ghtml'
import type { Choosable } from '#src/domain/people/choosing.ts'
import { groupFormWords } from '#src/platform/language/words/web-group-forms.ts'
import { line } from '#src/platform/text.ts'
import { orNone } from './asked-values.ts'
import type { Fields } from './layout/screen-form.ts'
import type { View } from './view.ts'

/** Choosing a person among very many: a line to type in, with the names offered by the browser. One list serves all fields of a page. */
export const peopleList = (people: Choosable[]): string =>
  html`<datalist id="people">!${people.map(({ label }) => html`<option value="${label}">`).join('')}</datalist>`

/** What such a line sends: a name as typed, for `findChosen` and `getChosen`. */
export const typedPerson = orNone(line(500))

/** The line itself; a page that has it ends with the list. */
export const personField = (
  view: View,
  fields: Fields,
  {
    name = 'personId',
    label,
    hint,
    value,
    required = false,
  }: { name?: string; label: string; hint?: string; value?: string | null | undefined; required?: boolean },
): string =>
  fields.line(name, {
    label,
    hint: hint ?? view.say(groupFormWords.personHint),
    value,
    required,
    list: 'people',
    autocomplete: 'off',
    maxLength: 500,
  })
