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
  const [today, { pairs }] = await Promise.all([getToday(db), suggest(db, kind)])
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

/**
 * Who is probably the same as this one, the likeliest first, with the reasons: for a note beside them. One statement. Refuses all but
 * the secretariat.
 */
export async function findDuplicatesOf(
  db: Reader,
  actor: Actor,
  { kind, id }: { kind: DuplicateKind; id: string },
): Promise<(Pick<Suggestion, 'reasons'> & { id: string; name: string })[]> {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
  const { pairs, entries } = await suggest(db, kind)
  const names = new Map(entries.map((entry) => [entry.id, entry.name]))
  return pairs
    .filter(({ ids }) => ids.includes(id))
    .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
    .map(({ ids: [first, second], reasons }) => {
      const other = first === id ? second : first
      return { id: other, name: names.get(other) ?? '', reasons }
    })
}

type Suggested = { pairs: Suggestion[]; entries: { id: string; name: string }[] }

const suggest = (db: Reader, kind: DuplicateKind): Promise<Suggested> =>
  kind === 'people' ? suggestPeople(db) : suggestOrganisations(db)

/** What is compared, in one order, so that the same list gives the same pairs. */
async function suggestPeople(db: Reader): Promise<Suggested> {
  const [row] = await db.statement<{ people: PersonToCompare[]; dismissed: string[] }>({
    name: 'people_to_compare',
    text: `
      select coalesce((
          select json_agg(json_build_object('id', id, 'name', name, 'email', email, 'phone', phone,
            'organisationId', organisation_id) order by name, id)
          from people where ended_on is null or ended_on > ${today}), '[]') as people,
        coalesce((select json_agg(person_id || ' ' || other_person_id)
          from duplicate_dismissals where person_id is not null), '[]') as dismissed`,
    values: [db.now.toISOString()],
  })
  const entries = row?.people ?? []
  return { pairs: withoutDismissed(pairsOfPeople(entries), row?.dismissed ?? []), entries }
}

async function suggestOrganisations(db: Reader): Promise<Suggested> {
  const [row] = await db.statement<{ organisations: OrganisationToCompare[]; dismissed: string[] }>({
    name: 'organisations_to_compare',
    text: `
      select coalesce((
          select json_agg(json_build_object('id', id, 'name', name, 'kind', kind, 'country', country,
            'officialNumber', official_number, 'parentId', parent_id) order by name, id)
          from organisations where ended_on is null or ended_on > ${today}), '[]') as organisations,
        coalesce((select json_agg(organisation_id || ' ' || other_organisation_id)
          from duplicate_dismissals where organisation_id is not null), '[]') as dismissed`,
    values: [db.now.toISOString()],
  })
  const entries = row?.organisations ?? []
  return { pairs: withoutDismissed(pairsOfOrganisations(entries), row?.dismissed ?? []), entries }
}

/** In the collaboration's own calendar. */
const today = '(select ($1::timestamptz at time zone zone)::date from collaborations)'

function withoutDismissed(pairs: Suggestion[], dismissed: string[]): Suggestion[] {
  const known = new Set(dismissed)
  return pairs.filter(({ ids }) => !known.has(ids.join(' ')))
}
