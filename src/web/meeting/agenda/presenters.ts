import { html } from 'ghtml'

type Asked = { personId: string; name: string; organisation: string | null }

/** Who may be chosen as presenter, by what the field says of them: the name, and where they work when two share it. */
function presenterNames(asked: readonly Asked[]): Map<string, string> {
  const names = Map.groupBy(asked, ({ name }) => name)
  return new Map(
    asked.map(({ personId, name, organisation }) => [
      (names.get(name)?.length ?? 0) > 1 && organisation ? `${name} (${organisation})` : name,
      personId,
    ]),
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
  { presenter, presenterText }: { presenter: { id: string } | null; presenterText: string | null },
  asked: readonly Asked[],
): string | null {
  if (presenterText !== null || presenter === null) return presenterText
  const known = [...presenterNames(asked)].find(([, id]) => id === presenter.id)
  return known?.[0] ?? (presenter as { name?: string }).name ?? null
}

export const presenterList = 'presenters'

/** The suggestions that the fields of all items share. */
export function presenterSuggestions(asked: readonly Asked[]): string {
  const options = [...presenterNames(asked).keys()].map((name) => html`<option value="${name}"></option>`)
  return html`<datalist id="${presenterList}">!${options.join('')}</datalist>`
}
