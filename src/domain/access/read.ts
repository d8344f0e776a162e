import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Actor, Claims } from '#src/platform/actor.ts'
import type { Burst, Reader } from '#src/platform/database/database.ts'
import { collaborationRoles, sessions } from '#src/platform/database/schema/access.ts'
import { Refusal } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { getPerson } from '../people/read.ts'
import type { Feed } from './feeds.ts'
import type { Link } from './links.ts'
import { hashOfToken } from './secrets.ts'

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

/** Somebody whose browser holds a session, and what every page shows of them and their collaboration. */
export type Visitor = Actor & {
  /** null when they have chosen none: the browser's then */
  ownLanguage: Language | null
  collaborationName: string
  zone: string
}

/**
 * Who the token in a browser's cookie stands for, in the collaboration of this transaction, with the roles held today. Null
 * for one that stands for nobody: unknown here, exchanged for the next one, revoked, run out, or of somebody who has ended.
 */
export async function findVisitor(db: Burst, token: string): Promise<Visitor | null> {
  const [row] = await db.statement<{ visitor: Omit<Visitor, 'collaborationId'> }>({
    name: 'visitor',
    text: visitorStatement,
    values: [hashOfToken(token), db.now.toISOString()],
  })
  return row ? { ...row.visitor, collaborationId: db.collaborationId } : null
}

/** The person that a link was mailed to; null when they have ended or have no address left to be recognised by. */
export async function findLinkHolder(db: Reader, link: Link): Promise<LinkHolder | null> {
  const [row] = await db.statement<{ holder: StoredHolder }>({
    name: 'link_holder',
    text: holderStatement('p.email is not null'),
    values: [link.personId, db.now.toISOString()],
  })
  if (!row) return null
  return holderOf(row.holder, link)
}

/** The person whose calendar an address is for, with the roles they hold today; null when they have ended. */
export async function findFeedHolder(db: Reader, feed: Feed): Promise<Omit<LinkHolder, 'email'> | null> {
  const [row] = await db.statement<{ holder: StoredHolder }>({
    name: 'feed_holder',
    text: holderStatement('true'),
    values: [feed.personId, db.now.toISOString()],
  })
  if (!row) return null
  const { email: _email, ...holder } = holderOf(row.holder, feed)
  return holder
}

export type LinkHolder = {
  name: string
  email: string
  /** null when they have chosen none */
  ownLanguage: Language | null
  collaboration: { name: string; language: Language; zone: string }
  /**
   * What the rules of reading ask for. It is nobody signed in, for whoever has the mail has the link: no command may
   * be given it.
   */
  standing: Actor
}

type StoredHolder = Omit<LinkHolder, 'standing'> & Pick<Actor, 'roles' | 'groups'>

function holderOf(
  { roles, groups, ...holder }: StoredHolder,
  { id, personId, collaborationId }: Pick<Link, 'id' | 'personId' | 'collaborationId'>,
): LinkHolder {
  const { name, ownLanguage } = holder
  const collaborationLanguage = holder.collaboration.language
  const language = ownLanguage ?? collaborationLanguage
  return {
    ...holder,
    standing: {
      ...{ personId, collaborationId, name, language, collaborationLanguage, roles, groups },
      sessionId: id,
      how: 'link',
    },
  }
}

/** The roles of p today (t), in the whole collaboration and in groups. */
const rolesToday = `
    'roles', coalesce((
      select json_agg(r.role) from collaboration_roles r
      where r.collaboration_id = p.collaboration_id and r.person_id = p.id
        and r.from_on <= t.today and (r.until_on is null or r.until_on >= t.today)), '[]'),
    'groups', coalesce((
      select json_object_agg(g.group_id, g.roles) from (
        select held.group_id, json_agg(distinct held.role) as roles from (
          select o.group_id, o.office as role from offices o
          where o.collaboration_id = p.collaboration_id and o.person_id = p.id
            and o.from_on <= t.today and (o.until_on is null or o.until_on >= t.today)
          union all
          select seat.group_id, case when h.standing = 'deputy' then 'deputy' else seat.kind end
          from seat_holders h join seats seat on seat.collaboration_id = h.collaboration_id and seat.id = h.seat_id
          where h.collaboration_id = p.collaboration_id and h.person_id = p.id
            and h.from_on <= t.today and (h.until_on is null or h.until_on >= t.today)
            and seat.from_on <= t.today and (seat.until_on is null or seat.until_on >= t.today)
        ) held group by held.group_id
      ) g), '{}')`

const actorStatement = `
  select json_build_object(
    'name', p.name,
    'language', coalesce(p.language, c.language),
    'collaborationLanguage', c.language,
    'how', s.how,${rolesToday}
  ) as actor
  from sessions s
  join people p on p.collaboration_id = s.collaboration_id and p.id = s.person_id
  join collaborations c on c.id = s.collaboration_id
  cross join lateral (select ($3::timestamptz at time zone c.zone)::date as today) t
  where s.id = $1::uuid and s.person_id = $2::uuid
    and s.revoked_at is null and s.expires_at > $3::timestamptz
    and (p.ended_on is null or p.ended_on >= t.today)`

const visitorStatement = `
  select json_build_object(
    'sessionId', s.id, 'personId', p.id, 'name', p.name, 'how', s.how,
    'language', coalesce(p.language, c.language), 'ownLanguage', p.language,
    'collaborationLanguage', c.language, 'collaborationName', c.name, 'zone', c.zone,${rolesToday}
  ) as visitor
  from sessions s
  join people p on p.collaboration_id = s.collaboration_id and p.id = s.person_id
  join collaborations c on c.id = s.collaboration_id
  cross join lateral (select ($2::timestamptz at time zone c.zone)::date as today) t
  where s.refresh_hash = $1 and s.revoked_at is null and s.expires_at > $2::timestamptz
    and (p.ended_on is null or p.ended_on >= t.today)`

const holderStatement = (condition: string) => `
  select json_build_object(
    'name', p.name, 'email', p.email, 'ownLanguage', p.language,
    'collaboration', json_build_object('name', c.name, 'language', c.language, 'zone', c.zone),${rolesToday}
  ) as holder
  from people p
  join collaborations c on c.id = p.collaboration_id
  cross join lateral (select ($2::timestamptz at time zone c.zone)::date as today) t
  where p.id = $1::uuid and ${condition} and (p.ended_on is null or p.ended_on >= t.today)`

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

/** The roles a person has and had in the whole collaboration, the newest first. Refuses a person who is not here. */
export async function listRoles(db: Reader, personId: string) {
  await getPerson(db, personId)
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
