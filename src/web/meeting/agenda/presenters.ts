import { html } from 'ghtml'

type Asked = { personId: string; name: string; organisation: string | null }

/**
 * Who may be chosen as presenter, by what the field says of them: the name, and where they work when two share it. Who can
 * still not be told apart is left out: a name alone does not say which of the two it means.
 */
function presenterNames(asked: readonly Asked[]): Map<string, string> {
  const names = Map.groupBy(asked, ({ name }) => name)
  const shown = Map.groupBy(asked, ({ name, organisation }) =>
    (names.get(name)?.length ?? 0) > 1 && organisation ? `${name} (${organisation})` : name,
  )
  return new Map(
    [...shown].flatMap(([text, people]) =>
      people.length === 1 && people[0] ? [[text, people[0].personId] as const] : [],
    ),
  )
}

/** What was typed: somebody who is asked to the meeting, or a name as it shall stand. */
export function presenterTyped(typed: string | null, asked: readonly Asked[]) {
  if (typed === null) return { presenterPersonId: null, presenterText: null }
  const personId = presenterNames(asked).get(typed)
  return personId
    ? { presenterPersonId: personId, presenterText: null }
    : { presenterPersonId: null, presenterText: typed }
}

/** The field's value for what stands. */
export function presenterShown(
  {
    presenter,
    presenterText,
  }: { presenter: { id: string; name: string } | null; presenterText: string | null },
  asked: readonly Asked[],
): string | null {
  if (presenterText !== null || presenter === null) return presenterText
  const known = [...presenterNames(asked)].find(([, id]) => id === presenter.id)
  return known?.[0] ?? presenter.name
}

export const presenterList = 'presenters'

/** The suggestions that the fields of all items share. */
export function presenterSuggestions(asked: readonly Asked[]): string {
  const options = [...presenterNames(asked).keys()].map((name) => html`<option value="${name}"></option>`)
  return html`<datalist id="${presenterList}">!${options.join('')}</datalist>`
}
