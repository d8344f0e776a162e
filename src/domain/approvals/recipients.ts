import type { Reader } from '#src/platform/database/database.ts'
import type { Language } from '#src/platform/language/language.ts'

export type Recipient = { personId: string; name: string; email: string | null; language: Language }

/**
 * Whom the minutes of a meeting concern: everybody who was asked to it, those who hold a seat or an office in the group
 * today, and the secretariat. Each person once; people without an address too, so that the answer can name them.
 */
export function listRecipients(db: Reader, minutesId: string): Promise<Recipient[]> {
  return recipients(db, 'minutes_recipients', minutesId, `${asked} union ${seated} union ${secretariat}`)
}

/** Who looks after the minutes: the secretariat, the group's secretary, and the meeting's writer. */
export function listCaretakers(db: Reader, minutesId: string): Promise<Recipient[]> {
  return recipients(db, 'minutes_caretakers', minutesId, `${writers} union ${secretariat}`)
}

async function recipients(db: Reader, name: string, minutesId: string, who: string): Promise<Recipient[]> {
  const [row] = await db.statement<{ people: Recipient[] }>({
    name,
    text: `
      with minuted as (
        select r.collaboration_id, r.meeting_id, r.group_id, g.language, m.writer_person_id,
          ($2::timestamptz at time zone g.zone)::date as today
        from minutes r
        join meetings m on m.collaboration_id = r.collaboration_id and m.id = r.meeting_id
        join groups g on g.collaboration_id = r.collaboration_id and g.id = r.group_id
        where r.id = $1::uuid
      )
      select coalesce(json_agg(json_build_object('personId', p.id, 'name', p.name, 'email', p.email,
        'language', coalesce(p.language, minuted.language)) order by p.name, p.id), '[]') as people
      from minuted
      join people p on p.collaboration_id = minuted.collaboration_id
      where (p.ended_on is null or p.ended_on >= minuted.today) and p.id in (${who})`,
    values: [minutesId, db.now.toISOString()],
  })
  return row?.people ?? []
}

const holds = (alias: string) =>
  `${alias}.from_on <= minuted.today and (${alias}.until_on is null or ${alias}.until_on >= minuted.today)`

const asked = `
  select i.person_id from invitees i
  where i.collaboration_id = minuted.collaboration_id and i.meeting_id = minuted.meeting_id and i.removed_at is null`

const seated = `
  select h.person_id from seats s
  join seat_holders h on h.collaboration_id = s.collaboration_id and h.seat_id = s.id
  where s.collaboration_id = minuted.collaboration_id and s.group_id = minuted.group_id and h.standing = 'holder'
    and ${holds('s')} and ${holds('h')}
  union
  select o.person_id from offices o
  where o.collaboration_id = minuted.collaboration_id and o.group_id = minuted.group_id and ${holds('o')}`

const secretariat = `
  select c.person_id from collaboration_roles c
  where c.collaboration_id = minuted.collaboration_id and c.role = 'secretariat' and ${holds('c')}`

const writers = `
  select minuted.writer_person_id
  union
  select o.person_id from offices o
  where o.collaboration_id = minuted.collaboration_id and o.group_id = minuted.group_id and o.office = 'secretary' and ${holds('o')}`

/** One person as recipient, in their own language or that of the minutes' group. */
export async function listPerson(
  db: Reader,
  { personId, minutesId }: { personId: string; minutesId: string },
): Promise<Recipient[]> {
  const [row] = await db.statement<{ recipient: Recipient }>({
    name: 'minutes_recipient',
    text: `select json_build_object('personId', p.id, 'name', p.name, 'email', p.email,
        'language', coalesce(p.language, g.language)) as recipient
      from people p
      join minutes r on r.collaboration_id = p.collaboration_id and r.id = $2::uuid
      join groups g on g.collaboration_id = r.collaboration_id and g.id = r.group_id
      where p.id = $1::uuid`,
    values: [personId, minutesId],
  })
  return row ? [row.recipient] : []
}
