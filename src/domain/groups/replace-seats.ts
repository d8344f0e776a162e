import { and, asc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { revokeLinksOf } from '#src/domain/access/links.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { seatHolders, seats } from '#src/platform/database/schema/groups.ts'
import type { Desk } from '#src/platform/desk.ts'
import type { WithoutEmail } from '#src/platform/mail/mail-each.ts'
import { askForName } from './ask-for-name.ts'
import { pairSeats } from './pair-seats.ts'
import type { Group, Seat } from './read.ts'
import { removeSeats } from './remove-group.ts'
import { insertSeats, type NewSeat, refuseWrongSeats } from './seats.ts'

type Said = Omit<NewSeat, 'kind' | 'position' | 'fromOn'>

type Replacing = {
  group: Group
  seats: Said[]
  /** the first day of all of them */
  fromOn: string
  today: string
  /** what stands before the names of refused fields: "seats.2." */
  fieldOf: (index: number) => string
}

/**
 * Makes the seats of a group that has not begun what is said of them now. A seat keeps its id where its person, its organisation
 * or its words stay; the others go as if they had never been. Asks for names as `insertSeats` does, and whoever was asked already
 * is not asked again. Rights and the trail are the caller's, who holds the group locked. Answers the ids in order.
 */
export async function replaceSeats(
  tx: Tx,
  { group, seats: said, fromOn, today, fieldOf }: Replacing,
  desk: Desk,
): Promise<{ ids: string[]; withoutEmail: WithoutEmail[] }> {
  const wanted = said.map((seat, index) => ({ ...seat, position: index + 1, fromOn }))
  const found = await refuseWrongSeats(tx, { seats: wanted, today, fieldOf })
  const standing = await listStanding(tx, group.id)
  const pairs = pairSeats(standing.filter(({ seat }) => seat.untilOn === null).map(forWhom), said)
  const stay = new Set(pairs.map((pair) => pair?.seat.id))
  await removeSeats(
    tx,
    standing.map(({ seat }) => seat.id).filter((id) => !stay.has(id)),
  )
  const ids: string[] = []
  const withoutEmail: WithoutEmail[] = []
  for (const [index, seat] of wanted.entries()) {
    const stands = pairs[index]
    const made = stands
      ? await keepSeat(tx, { group, stands, said: seat, found }, desk)
      : await insertSeats(tx, { group, seats: [seat], today, fieldOf: () => fieldOf(index) }, desk)
    ids.push(...made.ids)
    withoutEmail.push(...made.withoutEmail)
  }
  return { ids, withoutEmail }
}

type Holder = typeof seatHolders.$inferSelect
type Standing = { seat: Seat; holder: Holder | null }

const forWhom = ({ seat, holder }: Standing) => ({
  ...{ seat, holder, personId: holder?.personId ?? null },
  ...{ organisationId: seat.organisationId, label: seat.label },
})

async function listStanding(tx: Tx, groupId: string): Promise<Standing[]> {
  return tx
    .select({ seat: seats, holder: seatHolders })
    .from(seats)
    .leftJoin(
      seatHolders,
      and(eq(seatHolders.seatId, seats.id), eq(seatHolders.standing, 'holder'), isNull(seatHolders.untilOn)),
    )
    .where(eq(seats.groupId, groupId))
    .orderBy(asc(seats.position), asc(seats.id))
}

type Keeping = {
  group: Group
  stands: Standing
  said: Said & { position: number; fromOn: string }
  found: Awaited<ReturnType<typeof refuseWrongSeats>>
}

async function keepSeat(tx: Tx, { group, stands, said, found }: Keeping, desk: Desk) {
  const { seat, holder } = stands
  const facts = {
    organisationId: said.organisationId ?? null,
    label: said.label ?? null,
    namedByPersonId: said.namedByPersonId ?? null,
    nameDueOn: said.nameDueOn ?? null,
    position: said.position,
    fromOn: said.fromOn,
  }
  const staysHeld = said.personId ? holder?.personId === said.personId : wasNamedSince(stands)
  const sameFacts = Object.entries(facts).every(([name, value]) => seat[name as keyof Seat] === value)
  if (sameFacts && (staysHeld || (holder === null && !said.personId)))
    return { ids: [seat.id], withoutEmail: [] }
  const [kept] = await tx
    .update(seats)
    .set({ ...facts, version: sql`${seats.version} + 1` })
    .where(eq(seats.id, seat.id))
    .returning()
  await moveFirstDay(tx, { seat, fromOn: said.fromOn })
  if (!staysHeld && (holder || said.personId)) await seatAnother(tx, { seat, said })
  const namer = found.people.get(facts.namedByPersonId ?? '')
  const isOther = facts.namedByPersonId !== seat.namedByPersonId
  if (isOther || said.personId) await revokeLinksOf(tx, seat.id)
  const asks = namer && kept && !said.personId && !staysHeld && (isOther || holder !== null)
  if (!asks) return { ids: [seat.id], withoutEmail: [] }
  const organisation = found.organisations.get(facts.organisationId ?? '') ?? null
  return {
    ids: [seat.id],
    withoutEmail: await askForName(tx, { group, namer, seat: kept, organisation }, desk),
  }
}

/** Whether whoever sits there was named after the seat was written down without a name: that is not taken back by writing on. */
const wasNamedSince = ({ seat, holder }: Standing): boolean =>
  holder !== null && (seat.namedByPersonId !== null || seat.label !== null || holder.fromOn > seat.fromOn)

/** Whoever sat there from the seat's first day goes on to. */
const moveFirstDay = (tx: Tx, { seat, fromOn }: { seat: Seat; fromOn: string }) =>
  tx
    .update(seatHolders)
    .set({ fromOn })
    .where(
      and(
        eq(seatHolders.seatId, seat.id),
        isNull(seatHolders.untilOn),
        or(eq(seatHolders.fromOn, seat.fromOn), lt(seatHolders.fromOn, fromOn)),
      ),
    )

async function seatAnother(tx: Tx, { seat, said }: { seat: Seat; said: Keeping['said'] }) {
  const { personId, fromOn } = said
  const inTheWay = personId
    ? or(eq(seatHolders.standing, 'holder'), eq(seatHolders.personId, personId))
    : eq(seatHolders.standing, 'holder')
  await tx.delete(seatHolders).where(and(eq(seatHolders.seatId, seat.id), inTheWay))
  if (personId)
    await tx
      .insert(seatHolders)
      .values({ id: tx.newId(), seatId: seat.id, personId, standing: 'holder', fromOn })
}
