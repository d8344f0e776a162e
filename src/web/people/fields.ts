import { languageNames, languages } from '#src/platform/language/language.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { peopleWords as words } from '#src/platform/language/words/web-people.ts'
import type { Fields } from '../layout/screen-form.ts'
import type { View } from '../view.ts'

type Stored = {
  name: string
  title: string | null
  organisationId: string | null
  email: string | null
  phone: string | null
  language: string | null
}

type Named = { id: string; name: string }

/** What is known of a person, to be filled in or changed. */
export function personFields(
  fields: Fields,
  { view, organisations, stored }: { view: View; organisations: Named[]; stored?: Stored },
): string {
  const optional = view.say(frameWords.optional)
  return [
    fields.line('name', { label: view.say(words.name), value: stored?.name, maxLength: 200, required: true }),
    fields.line('title', {
      label: view.say(words.title),
      hint: optional,
      value: stored?.title,
      maxLength: 200,
    }),
    fields.select('organisationId', {
      label: view.say(words.organisation),
      value: stored?.organisationId,
      choices: [
        { value: '', label: view.say(frameWords.none) },
        ...organisations.map(({ id, name }) => ({ value: id, label: name })),
      ],
    }),
    fields.line('email', {
      label: view.say(words.email),
      hint: view.say(words.emailHint),
      type: 'email',
      value: stored?.email,
    }),
    fields.line('phone', {
      label: view.say(words.phone),
      hint: optional,
      type: 'tel',
      value: stored?.phone,
      width: 'medium',
    }),
    fields.select('language', {
      label: view.say(words.language),
      value: stored?.language,
      choices: [
        { value: '', label: view.say(words.languageOfAll) },
        ...languages.map((language) => ({ value: language, label: languageNames[language] })),
      ],
      width: 'medium',
    }),
  ].join('')
}
