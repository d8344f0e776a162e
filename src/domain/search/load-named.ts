import { eq, inArray } from 'drizzle-orm'
import { personAsSeenBy } from '#src/domain/people/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { groups } from '#src/platform/database/schema/groups.ts'
import { organisations } from '#src/platform/database/schema/organisations.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { workingGroups } from '#src/platform/database/schema/working-groups.ts'
import type { Language } from '#src/platform/language/language.ts'

/** Groups by their ids; beneath a working group's name stands its mandate. */
export async function loadGroups(db: Reader, _actor: Actor, ids: string[]) {
  const rows = await db
    .select({ id: groups.id, name: groups.name, language: groups.language, mandate: workingGroups.mandate })
    .from(groups)
    .leftJoin(workingGroups, eq(workingGroups.groupId, groups.id))
    .where(inArray(groups.id, ids))
  return rows.map(({ id, name, language, mandate }) => ({
    ...{ ...nowhere, id, title: name, text: mandate ?? '', language },
    ...{ groupId: id, groupName: name },
  }))
}

/** People by their ids, with their addresses for those who may see them. */
export async function loadPeople(db: Reader, actor: Actor, ids: string[]) {
  const rows = await db
    .select({ person: people, organisation: organisations.name })
    .from(people)
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(inArray(people.id, ids))
  return rows.map(({ person, organisation }) => {
    const { id, name, title, email } = personAsSeenBy(actor, person)
    const known = [title, organisation, email].filter((one) => one !== null)
    return { ...nowhere, id, title: name, text: known.join(', '), language: languageOf(actor) }
  })
}

export async function loadOrganisations(db: Reader, actor: Actor, ids: string[]) {
  const rows = await db
    .select({ id: organisations.id, title: organisations.name })
    .from(organisations)
    .where(inArray(organisations.id, ids))
  return rows.map((row) => ({ ...nowhere, ...row, text: '', language: languageOf(actor) }))
}

const nowhere = { groupId: null, groupName: null, meetingId: null, agendaItemId: null, on: null }

const languageOf = ({ collaborationLanguage }: Actor) => collaborationLanguage as Language
