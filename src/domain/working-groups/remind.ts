import { and, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import { covers } from '#src/domain/groups/periods.ts'
import type { Group } from '#src/domain/groups/read.ts'
import type { Doer } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Database, Reader, Tx } from '#src/platform/database/database.ts'
import { offices } from '#src/platform/database/schema/groups.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { workingGroups } from '#src/platform/database/schema/working-groups.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { knownEvents } from '#src/platform/mail/known-events.ts'
import { type Addressee, mailEach } from '#src/platform/mail/mail-each.ts'
import { addCalendarDays, daysBetween, localDate } from '#src/platform/time.ts'
import { listEndingTerms } from './read.ts'
import { furthestReminded, reminderAt } from './term.ts'

/** The collaborations where a working group's term ends soon enough that somebody may have to be reminded. */
export const listCollaborationsWithEndingTerms = (db: Database): Promise<string[]> =>
  db.door(async (tx) => {
    const rows = await tx
      .selectDistinct({ id: workingGroups.collaborationId })
      .from(workingGroups)
      .where(and(eq(workingGroups.state, 'active'), lte(workingGroups.termTo, lastDayAnywhere(tx))))
    return rows.map(({ id }) => id)
  })

/**
 * Reminds the convener and the chairs, 60 and 14 days before a working group's term ends, that it shall report, be
 * extended or be closed. Running it again sends nothing again; a new term is reminded of anew. Answers how many
 * working groups were reminded of.
 */
export async function remindOfEndingTerm(tx: Tx, system: Doer): Promise<number> {
  const due = (await listEndingTerms(tx, { until: lastDayAnywhere(tx) })).flatMap((ending) => {
    const daysLeft = daysBetween({ from: localDate(tx.now, ending.group.zone), to: ending.work.termTo })
    const days = reminderAt(daysLeft)
    return days === null ? [] : { ...ending, days, event: eventOf(ending.work, days) }
  })
  const known = await knownEvents(tx, { kind: 'term-ending', events: due.map(({ event }) => event) })
  const fresh = await withLeaders(
    tx,
    due.filter(({ event }) => !known.has(event)),
  )
  for (const { group, work, parentName, days, event, to } of fresh) {
    const withoutEmail = await mailEach(tx, to, {
      event,
      kind: 'term-ending',
      language: group.language,
      facts: (_, language) => ({
        group: { name: group.name },
        parent: { name: parentName },
        termTo: longDate(language, work.termTo),
      }),
    })
    const details = { termTo: work.termTo, days, to: to.map(({ id }) => id), withoutEmail }
    await record(tx, system, 'working-groups.remind', { type: 'working-group', id: group.id }, details)
  }
  return fresh.length
}

/** Somewhere on earth it may already be tomorrow. */
const lastDayAnywhere = (db: Reader): string => addCalendarDays(furthestReminded(localDate(db.now, 'UTC')), 1)

const eventOf = (work: typeof workingGroups.$inferSelect, days: number): string =>
  `term-ending:${work.groupId}:${work.termTo}:${days}`

/**
 * Who is reminded: who convenes or chairs the working group today, and who chairs its parent. What reaches nobody is not
 * sent, so it is not on record as sent either: it waits until somebody can be reached.
 */
async function withLeaders<Ending extends { group: Group }>(tx: Tx, endings: Ending[]) {
  const groupIds = endings.flatMap(({ group }) => [group.id, group.parentId ?? ''])
  const leaders = await leadersOf(tx, groupIds)
  return endings.flatMap((ending) => {
    const { group } = ending
    const to = leaders.filter(
      (one) =>
        (one.groupId === group.id || (one.groupId === group.parentId && one.office === 'chair')) &&
        covers(one, localDate(tx.now, group.zone)),
    )
    return to.some(({ email }) => email) ? { ...ending, to } : []
  })
}

type Leader = Addressee & { groupId: string; office: string; fromOn: string; untilOn: string | null }

function leadersOf(db: Reader, groupIds: string[]): Promise<Leader[]> {
  const ids = [...new Set(groupIds.filter((id) => id !== ''))]
  if (ids.length === 0) return Promise.resolve([])
  return db
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      language: people.language,
      groupId: offices.groupId,
      office: offices.office,
      fromOn: offices.fromOn,
      untilOn: offices.untilOn,
    })
    .from(offices)
    .innerJoin(people, eq(people.id, offices.personId))
    .where(
      and(
        inArray(offices.groupId, ids),
        inArray(offices.office, ['chair', 'convener']),
        or(isNull(people.endedOn), gte(people.endedOn, localDate(db.now, 'UTC'))),
      ),
    )
    .orderBy(people.name, people.id)
}
