import { and, asc, eq, gte, lt } from 'drizzle-orm'
import { getLetterhead } from '#src/domain/collaborations/read.ts'
import { getGroupFor } from '#src/domain/groups/read.ts'
import { getTemplate } from '#src/domain/templates/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { meetings } from '#src/platform/database/schema/meetings.ts'
import { type DocumentFormat, PrintOrder } from '#src/platform/paper/print.ts'
import { addCalendarDays, endOfLocalDay, localDate } from '#src/platform/time.ts'
import { yearPlanFileName, yearPlanPaper } from './year-plan-paper.ts'

/** The group's meetings in a year (this one when none is given) as a document. Refuses those who belong neither to it nor to its parent. */
export async function printYearPlan(
  db: Reader,
  actor: Actor,
  asked: { groupId: string; year?: number | undefined; format: DocumentFormat },
): Promise<PrintOrder> {
  const group = await getGroupFor(db, actor, asked.groupId)
  const year = asked.year ?? Number(localDate(db.now, group.zone).slice(0, 4))
  const plan = {
    letterhead: await getLetterhead(db),
    language: group.language,
    groupName: group.name,
    year,
    meetings: await db
      .select({
        title: meetings.title,
        startsAt: meetings.startsAt,
        endsAt: meetings.endsAt,
        zone: meetings.zone,
        place: meetings.place,
        videoUrl: meetings.videoUrl,
        state: meetings.state,
      })
      .from(meetings)
      .where(
        and(
          eq(meetings.groupId, group.id),
          gte(meetings.startsAt, newYear(year, group.zone)),
          lt(meetings.startsAt, newYear(year + 1, group.zone)),
        ),
      )
      .orderBy(asc(meetings.startsAt), asc(meetings.id)),
    madeAt: `${year}-01-01T00:00:00Z`,
  }
  const template = await getTemplate(db, { name: 'year-plan', groupId: group.id })
  return new PrintOrder(yearPlanPaper(plan, template), {
    name: yearPlanFileName(plan),
    format: asked.format,
  })
}

/** Where a year begins in the group's zone: when the day before has ended. */
const newYear = (year: number, zone: string): Date =>
  endOfLocalDay(addCalendarDays(`${year}-01-01`, -1), zone)
