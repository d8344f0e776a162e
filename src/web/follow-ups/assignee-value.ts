import { z } from 'zod'
import type { AskedAssignee } from '#src/domain/follow-ups/assignee.ts'
import type { Candidates } from '#src/domain/follow-ups/candidates.ts'
import type { AssigneeKind } from '#src/domain/follow-ups/load.ts'
import { nameOrder } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { followUpWords as words } from '#src/platform/language/words/web-follow-ups.ts'
import { orNone } from '../asked-values.ts'
import type { Choice } from '../layout/fields.ts'
import type { View } from '../view.ts'

/** An assignee is chosen from one list of three kinds, so that a choice carries its kind: `person:<id>`. */

export type Assignee = { kind: AssigneeKind; id: string }

export const assigneeValue = ({ kind, id }: Assignee): string => `${kind}:${id}`

export const assigneeKey = z
  .string()
  .regex(/^(person|organisation|working-group):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, {
    error: 'form.choose-one',
  })
  .transform((value): Assignee => {
    const at = value.lastIndexOf(':')
    return { kind: value.slice(0, at) as AssigneeKind, id: value.slice(at + 1) }
  })

/** What a list is narrowed by. */
export const assigneeColumn = {
  person: 'assigneePersonId',
  organisation: 'assigneeOrganisationId',
  'working-group': 'assigneeWorkingGroupId',
} as const

const askedAs = {
  person: 'personId',
  organisation: 'organisationId',
  'working-group': 'workingGroupId',
} as const

/** The assignee that a form names; null for nobody. */
export const chosenAssignee = orNone(assigneeKey).transform(
  (chosen): AskedAssignee | null => chosen && { [askedAs[chosen.kind]]: chosen.id },
)

type Named = { kind: AssigneeKind; id: string; name: string }

/** Choices for a list: people, then organisations, then working groups, each by name. */
export function assigneeChoices(view: View, assignees: Named[]): Choice[] {
  const headings = {
    person: words.people,
    organisation: words.organisations,
    'working-group': words.workingGroups,
  }
  const inOrder = nameOrder(view.actor.collaborationLanguage as Language)
  return (Object.keys(headings) as AssigneeKind[]).flatMap((kind) =>
    assignees
      .filter((one) => one.kind === kind)
      .sort((one, other) => inOrder(one.name, other.name))
      .map((one) => ({ value: assigneeValue(one), label: one.name, under: view.say(headings[kind]) })),
  )
}

/** Whom a group's follow-ups may be given to, and whoever has this one, though they may have left since. */
export function choicesOf(view: View, candidates: Candidates, present: Named | null): Choice[] {
  const { people, organisations, workingGroups } = candidates
  const all: Named[] = [
    ...people.map((one) => ({ ...one, kind: 'person' as const })),
    ...organisations.map((one) => ({ ...one, kind: 'organisation' as const })),
    ...workingGroups.map((one) => ({ ...one, kind: 'working-group' as const })),
  ]
  const missing = present && !all.some(({ id, kind }) => id === present.id && kind === present.kind)
  const nobody = { value: '', label: view.say(words.nobody) }
  return [nobody, ...assigneeChoices(view, missing ? [...all, present] : all)]
}
