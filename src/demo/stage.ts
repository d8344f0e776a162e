import { getActor } from '#src/domain/access/read.ts'
import { endSessions } from '#src/domain/access/sessions.ts'
import { openSession, sessionDays } from '#src/domain/access/sign-in.ts'
import type { Actor, Claims } from '#src/platform/actor.ts'
import type { Database, Tx } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import { atLocal } from './calendar.ts'
import { collaboration, type OrganisationKey, type PersonKey, people } from './cast.ts'
import type { GroupKey } from './groups.ts'
import type { storyChance } from './story-chance.ts'

/** What the story is played on: the clock can be moved, and whoever acts is signed in as everybody is. */
export type Stage = {
  today: string
  desk: Desk
  /** moves the clock to a local day and time */
  at(day: string, time: string): void
  as<Result>(who: PersonKey, act: (tx: Tx, actor: Actor) => Promise<Result>): Promise<Result>
  /** signs everybody out whose session for the story has not run out by itself */
  endSessions(): Promise<void>
  ids: {
    organisations: Record<OrganisationKey, string>
    people: Record<PersonKey, string>
    groups: Record<GroupKey, string>
  }
  /** remembers the id of what was made: `keep('minutes/business-1', id)` */
  keep(name: string, id: string): void
  known(name: string): string
}

export function makeStage({
  db,
  chance,
  today,
  desk,
  collaborationId,
}: {
  db: Database
  chance: ReturnType<typeof storyChance>
  today: string
  desk: Desk
  collaborationId: string
}): Stage {
  const ids = { organisations: {}, people: {}, groups: {} } as Stage['ids']
  const memory = new Map<string, string>()
  const sessions = new Map<PersonKey, { claims: Claims; standsUntil: number }>()

  async function signedIn(who: PersonKey): Promise<Claims> {
    const now = chance.now().getTime()
    const known = sessions.get(who)
    if (known && now < known.standsUntil) return known.claims
    const person = {
      id: ids.people[who],
      name: people[who].name,
      collaborationId,
      collaborationName: collaboration.name,
      language: collaboration.language,
    }
    const { claims } = await openSession(db, person, { how: 'demo', userAgent: undefined, known: [] })
    sessions.set(who, { claims, standsUntil: now + sessionDays * 86_400_000 - 3_600_000 })
    return claims
  }

  /** Who acts today, with the rights they had when they first did. */
  let acting = { on: '', actors: new Map<PersonKey, Actor>() }

  async function as<Result>(who: PersonKey, act: (tx: Tx, actor: Actor) => Promise<Result>) {
    const claims = await signedIn(who)
    return db.write({ collaborationId }, async (tx) => {
      const actor = acting.actors.get(who) ?? (await getActor(tx, claims))
      acting.actors.set(who, actor)
      return act(tx, actor)
    })
  }

  return {
    today,
    desk,
    ids,
    at(day, time) {
      chance.moveTo(atLocal(day, time))
      if (acting.on !== day) acting = { on: day, actors: new Map() }
    },
    as,
    keep: (name, id) => void memory.set(name, id),
    known(name) {
      const id = memory.get(name)
      if (!id) throw new Error(`the story has not made ${name} yet`)
      return id
    },
    async endSessions() {
      const now = chance.now().getTime()
      for (const [who, { standsUntil }] of sessions)
        if (now < standsUntil) await as(who, (tx, actor) => endSessions(tx, actor, 'all'))
    },
  }
}
