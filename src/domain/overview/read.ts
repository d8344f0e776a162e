import type { Actor } from '#src/platform/actor.ts'
import type { Burst } from '#src/platform/database/database.ts'
import { isSecretariat, leads } from '#src/platform/may.ts'
import { type Chair, chairJson } from './chair.ts'
import { type Cockpit, findCockpit } from './cockpit.ts'
import { type Member, memberJson } from './member.ts'

/** A part is null for those whose roles do not give it. Instants are RFC 3339 in UTC, dates YYYY-MM-DD. */
export type Overview = { cockpit: Cockpit | null; member: Member; chair: Chair | null }

/**
 * What waits for somebody, as of today in each group's zone: what the secretariat has to see to, what is one's own to
 * answer, approve and do, and how the groups that one leads stand. It shows nothing that the lists it is taken from would
 * not show. Every list holds its first ten and how many there are.
 */
export async function getOverview(db: Burst, actor: Actor): Promise<Overview> {
  const [cockpit, own] = await Promise.all([findCockpit(db, actor), getOwn(db, actor)])
  return { cockpit, ...own }
}

async function getOwn(db: Burst, actor: Actor): Promise<{ member: Member; chair: Chair | null }> {
  const belonging = Object.keys(actor.groups)
  const led = belonging.filter((groupId) => leads(actor, groupId))
  const values = [db.now.toISOString(), actor.personId, belonging, isSecretariat(actor)]
  const [row] = await db.statement<{ member: Member; chair: Chair | null }>(
    led.length > 0
      ? {
          name: 'overview_of_chair',
          text: `select ${memberJson} as member, ${chairJson} as chair`,
          values: [...values, led],
        }
      : { name: 'overview_of_member', text: `select ${memberJson} as member, null as chair`, values },
  )
  return row as { member: Member; chair: Chair | null }
}
