import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { invalid } from '#src/platform/errors.ts'
import { nameOrder } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { isSecretariat } from '#src/platform/may.ts'

/** Somebody who may be chosen, called so that nobody else of the list is called the same. */
export type Choosable = { id: string; label: string }

type Known = {
  id: string
  name: string
  organisation: string | null
  title: string | null
  email: string | null
}

/**
 * Everybody who has not ended, by name, as they are told apart in a list: by name and organisation, where two share both by title
 * too, and by address for those who may see addresses.
 */
export const listChoosable = async (db: Reader, actor: Actor): Promise<Choosable[]> =>
  labelled(await listKnown(db), actor)

/** Reads what was typed where a person is chosen. */
export type Chooser = (chosen: { field: string; typed: string | null | undefined }) => string | null

/**
 * Finds the person that a typed text stands for: as the list calls them, their name where only one has it, or their address for
 * those who may see addresses. Null for nothing typed. Refuses, with the field, a text that is nobody's or that of several.
 */
export async function chooserFor(db: Reader, actor: Actor): Promise<Chooser> {
  const people = await listKnown(db)
  const choosable = labelled(people, actor)
  return ({ field, typed }) => {
    const wanted = plain(typed ?? '')
    if (wanted === '') return null
    const listed = choosable.filter(({ label }) => plain(label) === wanted)
    const called = people.filter(
      ({ name, email }) => plain(name) === wanted || (isSecretariat(actor) && email === wanted),
    )
    const found = listed.length > 0 ? listed : called
    if (found.length > 1) throw invalid('people.several-so-named', { field })
    if (!found[0]) throw invalid('people.nobody-so-named', { field })
    return found[0].id
  }
}

/** The person that was typed in one field, where somebody has to be chosen. */
export async function getChosen(
  db: Reader,
  actor: Actor,
  chosen: { field: string; typed: string | null },
): Promise<string> {
  const id = (await chooserFor(db, actor))(chosen)
  if (!id) throw invalid('people.choose-somebody', { field: chosen.field })
  return id
}

function labelled(people: Known[], actor: Actor): Choosable[] {
  const labels: Label[] = [
    ({ name, organisation }) => named(name, organisation),
    ({ name, organisation, title }) => named(name, organisation, title),
    ({ name, organisation, title, email }) =>
      named(name, organisation, title, isSecretariat(actor) ? email : null),
  ]
  const byName = Map.groupBy(people, ({ name }) => name)
  const inOrder = nameOrder(actor.collaborationLanguage as Language)
  return people
    .map((person) => ({ id: person.id, label: distinct(person, byName.get(person.name) ?? [], labels) }))
    .sort((one, other) => inOrder(one.label, other.label) || one.id.localeCompare(other.id))
}

type Label = (person: Known) => string

const named = (name: string, ...more: (string | null)[]): string => {
  const beside = more.filter(Boolean)
  return beside.length === 0 ? name : `${name} (${beside.join(', ')})`
}

/** The shortest label that none of their namesakes has, else the longest. */
function distinct(person: Known, namesakes: Known[], labels: Label[]): string {
  const own = labels.find((label) => namesakes.filter((other) => label(other) === label(person)).length === 1)
  return (own ?? (labels.at(-1) as Label))(person)
}

const plain = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

const listKnown = (db: Reader): Promise<Known[]> =>
  db.statement<Known>({
    name: 'people_to_choose',
    text: `
      select p.id::text, p.name, o.name as organisation, p.title, p.email
      from people p
      join collaborations c on c.id = p.collaboration_id
      left join organisations o on o.collaboration_id = p.collaboration_id and o.id = p.organisation_id
      where p.ended_on is null or p.ended_on >= ($1::timestamptz at time zone c.zone)::date`,
    values: [db.now.toISOString()],
  })
