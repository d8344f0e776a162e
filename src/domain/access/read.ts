import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Actor, Claims } from '#src/platform/actor.ts'
import type { Burst, Reader } from '#src/platform/database/database.ts'
import { collaborationRoles, sessions } from '#src/platform/database/schema/access.ts'
import { Refusal } from '#src/platform/errors.ts'

/**
 * The person behind a session with the roles they hold today, in the collaboration's own calendar.
 * Refuses (signed out) a session that was revoked or has run out, and a person who has ended.
 */
export async function getActor(db: Burst, claims: Claims): Promise<Actor> {
  const [row] = await db.statement<{ actor: Omit<Actor, keyof Claims> | null }>({
    name: 'actor',
    text: actorStatement,
    values: [claims.sessionId, claims.personId, db.now.toISOString()],
  })
  if (!row?.actor) throw new Refusal('signed-out', 'request.signed-out')
  return { ...row.actor, ...claims }
}

const actorStatement = `
  select json_build_object(
    'name', p.name,
    'language', coalesce(p.language, c.language),
    'collaborationLanguage', c.language,
    'how', s.how,
    'roles', coalesce((
      select json_agg(r.role) from collaboration_roles r
      where r.collaboration_id = s.collaboration_id and r.person_id = p.id
        and r.from_on <= t.today and (r.until_on is null or r.until_on >= t.today)), '[]'),
    'groups', coalesce((
      select json_object_agg(g.group_id, g.roles) from (
        select held.group_id, json_agg(distinct held.role) as roles from (
          select o.group_id, o.office as role from offices o
          where o.collaboration_id = s.collaboration_id and o.person_id = p.id
            and o.from_on <= t.today and (o.until_on is null or o.until_on >= t.today)
          union all
          select seat.group_id, case when h.standing = 'deputy' then 'deputy' else seat.kind end
          from seat_holders h join seats seat on seat.collaboration_id = h.collaboration_id and seat.id = h.seat_id
          where h.collaboration_id = s.collaboration_id and h.person_id = p.id
            and h.from_on <= t.today and (h.until_on is null or h.until_on >= t.today)
            and seat.from_on <= t.today and (seat.until_on is null or seat.until_on >= t.today)
        ) held group by held.group_id
      ) g), '{}')
  ) as actor
  from sessions s
  join people p on p.collaboration_id = s.collaboration_id and p.id = s.person_id
  join collaborations c on c.id = s.collaboration_id
  cross join lateral (select ($3::timestamptz at time zone c.zone)::date as today) t
  where s.id = $1::uuid and s.person_id = $2::uuid
    and s.revoked_at is null and s.expires_at > $3::timestamptz
    and (p.ended_on is null or p.ended_on >= t.today)`

/** The person's own sessions that still stand, newest first. */
export function listSessions(db: Reader, actor: Actor) {
  return db
    .select({
      id: sessions.id,
      how: sessions.how,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
      refreshedAt: sessions.refreshedAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .where(
      and(eq(sessions.personId, actor.personId), isNull(sessions.revokedAt), gt(sessions.expiresAt, db.now)),
    )
    .orderBy(desc(sessions.createdAt))
}

/** Who holds a role in the whole collaboration on a day. */
export function listRoles(db: Reader, personId: string) {
  return db
    .select({
      id: collaborationRoles.id,
      role: collaborationRoles.role,
      fromOn: collaborationRoles.fromOn,
      untilOn: collaborationRoles.untilOn,
    })
    .from(collaborationRoles)
    .where(eq(collaborationRoles.personId, personId))
    .orderBy(sql`${collaborationRoles.fromOn} desc`)
}
