import { foundCollaboration } from '#src/domain/access/found-collaboration.ts'
import { giveRole } from '#src/domain/access/roles.ts'
import { addOrganisation } from '#src/domain/organisations/keep.ts'
import { addPerson, changePerson } from '#src/domain/people/keep.ts'
import type { Database } from '#src/platform/database/database.ts'
import { collaboration, type OrganisationKey, organisations, type PersonKey, people, staff } from './cast.ts'
import type { Stage } from './stage.ts'

/** Founds the collaboration, and lets its administrator enter the organisations, the people and the secretariat. */
export async function enterCast(
  stage: Stage,
  { db, collaborationId }: { db: Database; collaborationId: string },
) {
  const { title, ...administrator } = people[staff.administrator]
  const { administratorId } = await foundCollaboration(db, {
    collaborationId,
    ...collaboration,
    letterheadLines: [...collaboration.letterheadLines],
    administrator,
  })
  stage.ids.people[staff.administrator] = administratorId
  await stage.as(staff.administrator, (tx, actor) =>
    changePerson(tx, actor, { personId: administratorId, expected: 1, title }),
  )
  await enterOrganisations(stage)
  await enterPeople(stage)
  await stage.as(staff.administrator, async (tx, actor) => {
    for (const key of staff.secretariat)
      await giveRole(tx, actor, { personId: stage.ids.people[key], role: 'secretariat' })
  })
}

const enterOrganisations = ({ as, ids }: Stage) =>
  as(staff.administrator, async (tx, actor) => {
    for (const key of keysOf<OrganisationKey>(organisations)) {
      const { partOf, ...facts }: { partOf?: OrganisationKey; name: string } = organisations[key]
      const added = await addOrganisation(tx, actor, {
        ...facts,
        parentId: partOf && ids.organisations[partOf],
      })
      ids.organisations[key] = added.id
    }
  })

const enterPeople = ({ as, ids }: Stage) =>
  as(staff.administrator, async (tx, actor) => {
    for (const key of keysOf<PersonKey>(people)) {
      if (key === staff.administrator) continue
      const { at, ...facts }: { at?: OrganisationKey; name: string } = people[key]
      const added = await addPerson(tx, actor, { ...facts, organisationId: at && ids.organisations[at] })
      ids.people[key] = added.id
    }
  })

export const keysOf = <Key extends string>(record: Record<Key, unknown>) => Object.keys(record) as Key[]
