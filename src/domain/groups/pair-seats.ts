/** For whom a seat is: a person, an organisation, or words that stand for somebody yet to be named. */
export type SeatFor = {
  personId?: string | null | undefined
  organisationId?: string | null | undefined
  label?: string | null | undefined
}

/** How alike a seat that stands and one that is said are, the surest first. */
const likenesses: ((stands: SeatFor, said: SeatFor) => boolean)[] = [
  (stands, said) => isSame(stands.personId, said.personId),
  (stands, said) =>
    (stands.organisationId ?? null) === (said.organisationId ?? null) &&
    (stands.label ?? null) === (said.label ?? null) &&
    Boolean(said.organisationId ?? said.label),
  (stands, said) => isSame(stands.organisationId, said.organisationId),
  (stands, said) => isSame(stands.label, said.label),
]

/** RULE: which of the seats that stand each one said is, undefined for a new one. A seat is one of them at most. */
export function pairSeats<Seat extends SeatFor>(standing: Seat[], said: SeatFor[]): (Seat | undefined)[] {
  const left = new Set(standing)
  const pairs: (Seat | undefined)[] = said.map(() => undefined)
  for (const alike of likenesses)
    said.forEach((wanted, at) => {
      if (pairs[at]) return
      const found = [...left].find((seat) => alike(seat, wanted))
      if (!found) return
      pairs[at] = found
      left.delete(found)
    })
  return pairs
}

const isSame = (one: string | null | undefined, other: string | null | undefined): boolean =>
  Boolean(one) && one === other
