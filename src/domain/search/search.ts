import { publicText } from '#src/domain/minutes/public-content.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { type Page, type PageRequest, pageOf } from '#src/platform/database/paging.ts'
import { findGroups, findOrganisations, findPeople } from './find-named.ts'
import { findAgendaItems, findFollowUps, findMeetings, findPapers } from './find-planned.ts'
import { findDecisions, findItemTexts } from './find-written.ts'
import type { Finding, Found } from './finding.ts'
import { type HitKind, hitKinds } from './kinds.ts'
import { type Loaded, loadFound } from './load.ts'
import { type Piece, passageOf, plainOf } from './passage.ts'
import { byPlace, keyOf, startOf } from './place.ts'
import { readWanted, type Wanted } from './wanted.ts'

export type SearchRequest = PageRequest & {
  q: string
  kind?: HitKind | undefined
  groupId?: string | undefined
}

export type Hit = Omit<Loaded, 'text' | 'language' | 'minutesId'> & {
  kind: HitKind
  id: string
  excerpt: Piece[]
  minutesId: string | null
}

/**
 * What the actor may read that has the words in it, a page at a time: names first, then what has a day, newest first. Each
 * kind is found by the rule of its own list. Nothing that was typed is refused; what cannot be looked up finds nothing.
 */
export async function search(db: Reader, actor: Actor, request: SearchRequest): Promise<Page<Hit>> {
  const wanted = await readWanted(db, request.q)
  const kinds = request.kind ? [request.kind] : hitKinds
  const found: (Found & { loaded: Loaded })[] = []
  let start = startOf(request)
  // One hit more than the page tells whether there is another page; it must be one that its reader may know of.
  while (found.length <= request.limit) {
    const finding = { wanted, start, order: request.order, limit: request.limit, groupId: request.groupId }
    const next = await findNext(db, actor, { ...finding, kinds })
    found.push(...(await asReadBy(db, actor, { wanted, found: next })))
    start = next.at(-1) ?? null
    if (next.length <= request.limit) break
  }
  const placed = found.map((one) => ({ ...one, id: keyOf(one), itself: one.id }))
  const { items, nextCursor } = pageOf(placed, request, ({ value }) => value)
  const shown = items.map(({ kind, itself, loaded }) => ({ kind, id: itself, loaded }))
  return { items: await withExcerpts(db, wanted, shown), nextCursor }
}

const finders: Record<HitKind, (db: Reader, actor: Actor, finding: Finding) => Promise<Found[]>> = {
  'item-text': findItemTexts,
  'agenda-item': findAgendaItems,
  decision: findDecisions,
  'follow-up': findFollowUps,
  meeting: findMeetings,
  paper: findPapers,
  group: findGroups,
  person: findPeople,
  organisation: findOrganisations,
}

/** Of every kind as many as the page could need, asked for at once; what is left is the page. */
async function findNext(
  db: Reader,
  actor: Actor,
  { kinds, ...finding }: Finding & { kinds: readonly HitKind[] },
): Promise<Found[]> {
  const lists = await Promise.all(kinds.map((kind) => finders[kind](db, actor, finding)))
  return lists
    .flat()
    .sort(byPlace(finding.order))
    .slice(0, finding.limit + 1)
}

/**
 * What was found, as its reader reads it. Whoever reads a text as everybody does has not found it by what was taken out of it: those
 * texts are searched again as they are shown.
 */
async function asReadBy(
  db: Reader,
  actor: Actor,
  { wanted, found }: { wanted: Wanted; found: Found[] },
): Promise<(Found & { loaded: Loaded })[]> {
  const all = await loadFound(db, actor, found)
  const read = found.flatMap((one) => {
    const whole = all.get(one.kind)?.get(one.id)
    if (!whole) return []
    const loaded = one.publicOnly ? inPublic(whole) : whole
    return [{ ...one, loaded, changed: loaded.text !== whole.text }]
  })
  const changed = read.filter((one) => one.changed)
  const still = changed.length === 0 ? [] : await stillFound(db, wanted, changed)
  const gone = new Set(changed.filter((_, at) => !still[at]).map(keyOf))
  return read.filter((one) => !gone.has(keyOf(one)))
}

const inPublic = (whole: Loaded): Loaded => ({
  ...whole,
  title: publicText(whole.title, whole.language),
  text: publicText(whole.text, whole.language),
})

async function stillFound(
  db: Reader,
  wanted: Wanted,
  read: readonly { loaded: Loaded }[],
): Promise<boolean[]> {
  const [row] = await db.statement<{ found: boolean[] }>({
    name: 'search_again',
    text: `select coalesce(json_agg(search_vector(t.language, t.content) @@ $3::tsquery order by t.place), '[]') as found
      from unnest($1::text[], $2::text[]) with ordinality as t (language, content, place)`,
    values: [read.map(({ loaded }) => loaded.language), read.map(({ loaded }) => loaded.text), wanted.query],
  })
  return row?.found ?? []
}

/** Only what is shown is marked: it is the dearest part. Where nothing stands beneath the title, the title is the excerpt. */
async function withExcerpts(
  db: Reader,
  wanted: Wanted,
  shown: readonly { kind: HitKind; id: string; loaded: Loaded }[],
): Promise<Hit[]> {
  if (shown.length === 0) return []
  const texts = shown.map(({ loaded }) => plainOf(loaded.text) || loaded.title)
  const [row] = await db.statement<{ marked: string[] }>({
    name: 'search_marked',
    text: `select coalesce(json_agg(ts_headline(search_configuration(t.language), search_fold(t.content), $3::tsquery,
        'HighlightAll=true, StartSel={, StopSel=}') order by t.place), '[]') as marked
      from unnest($1::text[], $2::text[]) with ordinality as t (language, content, place)`,
    values: [shown.map(({ loaded }) => loaded.language), texts, wanted.query],
  })
  return shown.map(({ kind, id, loaded }, at) => {
    const { text: _, language: __, ...facts } = loaded
    return { kind, id, minutesId: null, ...facts, excerpt: passageOf(texts[at] ?? '', row?.marked[at] ?? '') }
  })
}
