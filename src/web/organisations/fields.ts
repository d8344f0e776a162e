import type { organisations } from '#src/platform/database/schema/organisations.ts'
import { countries, organisationKinds } from '#src/platform/database/schema/organisations.ts'
import { regionName } from '#src/platform/language/formats.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { organisationWords as words } from '#src/platform/language/words/web-organisations.ts'
import type { Fields } from '../layout/screen-form.ts'
import type { View } from '../view.ts'

type Organisation = typeof organisations.$inferSelect
type Stored = Pick<Organisation, 'name' | 'kind' | 'country' | 'parentId' | 'officialNumber'>
type Other = Pick<Organisation, 'id' | 'name' | 'kind'>

/** What is known of an organisation, to be filled in or changed. */
export function organisationFields(
  fields: Fields,
  { view, others, stored }: { view: View; others: Other[]; stored?: Stored },
): string {
  const kinds = organisationKinds.map((kind) => ({ value: kind, label: view.say(words[kind]) }))
  const lands = countries.map((country) => ({ value: country, label: regionName(view.language, country) }))
  const parents = others
    .filter(({ kind }) => kind !== 'municipality')
    .map(({ id, name }) => ({ value: id, label: name }))
  return [
    fields.line('name', { label: view.say(words.name), value: stored?.name, maxLength: 200, required: true }),
    fields.select('kind', {
      label: view.say(words.kind),
      value: stored?.kind ?? 'municipality',
      choices: kinds,
      width: 'medium',
    }),
    fields.select('country', {
      label: view.say(words.country),
      value: stored?.country ?? 'NO',
      choices: lands,
      width: 'medium',
    }),
    fields.select('parentId', {
      label: view.say(words.parent),
      value: stored?.parentId,
      choices: [{ value: '', label: view.say(frameWords.none) }, ...parents],
      width: 'medium',
    }),
    fields.line('officialNumber', {
      label: view.say(words.number),
      hint: view.say(frameWords.optional),
      value: stored?.officialNumber,
      maxLength: 20,
      width: 'short',
    }),
  ].join('')
}
