import { getToday } from '#src/domain/collaborations/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { type Page, type PageRequest, pageOfList } from '#src/platform/database/paging.ts'
import { forbidden } from '#src/platform/errors.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { type OrganisationToCompare, pairsOfOrganisations } from './organisation-pairs.ts'
import { type PersonToCompare, pairsOfPeople } from './people-pairs.ts'
import {
  type OrganisationStanding,
  type PersonStanding,
  readStandingOfOrganisations,
  readStandingOfPeople,
} from './standing.ts'
import { placeOf, type Suggestion } from './suggestion.ts'

export type DuplicateKind = 'people' | 'organisations'

/** A pair that is probably one, with what each has. `likelihood` is 0 to 100, the reasons are those of `duplicateReasons`. */
export type Duplicate<Standing> = Omit<Suggestion, 'ids'> & { one: Standing; other: Standing }

/**
 * Pairs that are probably the same, the likeliest first, a page at a time. Those who have ended are left out, and pairs that were
 * said not to be the same. Refuses all but the secretariat.
 */
export function listDuplicates(
  db: Reader,
  actor: Actor,
  request: PageRequest & { kind: 'people' },
): Promise<Page<Duplicate<PersonStanding>>>
export function listDuplicates(
  db: Reader,
  actor: Actor,
  request: PageRequest & { kind: 'organisations' },
): Promise<Page<Duplicate<OrganisationStanding>>>
export async function listDuplicates(
  db: Reader,
  actor: Actor,
  { kind, ...request }: PageRequest & { kind: DuplicateKind },
): Promise<Page<Duplicate<PersonStanding | OrganisationStanding>>> {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  const today = await getToday(db)
  const pairs = await (kind === 'people' ? suggestPeople : suggestOrganisations)(db, today)
  const { items, nextCursor } = pageOfList(pairs, request, placeOf)
  const readAll = kind === 'people' ? readStandingOfPeople : readStandingOfOrganisations
  const ids = [...new Set(items.flatMap((pair) => pair.ids))]
  const standing: Map<string, PersonStanding | OrganisationStanding> = await readAll(db, { ids, today })
  const duplicates = items.flatMap(({ ids: [first, second], ...suggestion }) => {
    const [one, other] = [standing.get(first), standing.get(second)]
    return one && other ? [{ ...suggestion, one, other }] : []
  })
  return { items: duplicates, nextCursor }
}

/** What is compared, in one order, so that the same list gives the same pairs. */
async function suggestPeople(db: Reader, today: string): Promise<Suggestion[]> {
  const [row] = await db.statement<{ people: PersonToCompare[]; dismissed: string[] }>({
    name: 'people_to_compare',
    text: `
      select coalesce((
          select json_agg(json_build_object('id', id, 'name', name, 'email', email, 'phone', phone,
            'organisationId', organisation_id) order by name, id)
          from people where ended_on is null or ended_on > $1::date), '[]') as people,
        coalesce((select json_agg(person_id || ' ' || other_person_id)
          from duplicate_dismissals where person_id is not null), '[]') as dismissed`,
    values: [today],
  })
  return withoutDismissed(pairsOfPeople(row?.people ?? []), row?.dismissed ?? [])
}

async function suggestOrganisations(db: Reader, today: string): Promise<Suggestion[]> {
  const [row] = await db.statement<{ organisations: OrganisationToCompare[]; dismissed: string[] }>({
    name: 'organisations_to_compare',
    text: `
      select coalesce((
          select json_agg(json_build_object('id', id, 'name', name, 'kind', kind, 'country', country,
            'officialNumber', official_number, 'parentId', parent_id) order by name, id)
          from organisations where ended_on is null or ended_on > $1::date), '[]') as organisations,
        coalesce((select json_agg(organisation_id || ' ' || other_organisation_id)
          from duplicate_dismissals where organisation_id is not null), '[]') as dismissed`,
    values: [today],
  })
  return withoutDismissed(pairsOfOrganisations(row?.organisations ?? []), row?.dismissed ?? [])
}

function withoutDismissed(pairs: Suggestion[], dismissed: string[]): Suggestion[] {
  const known = new Set(dismissed)
  return pairs.filter(({ ids }) => !known.has(ids.join(' ')))
}
