import { getLetterhead } from '#src/domain/collaborations/read.ts'
import { getTemplate } from '#src/domain/templates/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { type DocumentFormat, PrintOrder } from '#src/platform/paper/print.ts'
import { mandateFileName, mandatePaper } from './mandate-paper.ts'
import { getWorkingGroup, getWorkingGroupFor } from './read.ts'

/** The mandate of a working group as it stands today. Refuses those who belong neither to it nor to its parent. */
export async function printMandate(
  db: Reader,
  actor: Actor,
  { workingGroupId, format }: { workingGroupId: string; format: DocumentFormat },
): Promise<PrintOrder> {
  const { workingGroup, convener, seats } = await getWorkingGroupFor(db, actor, workingGroupId)
  const { group } = await getWorkingGroup(db, workingGroupId)
  const mandate = {
    letterhead: await getLetterhead(db),
    language: group.language,
    ...workingGroup,
    convener: convener?.name ?? null,
    seats: seats.map(({ organisation, holder, label, kind, nameDueOn }) => ({
      organisation: organisation?.name ?? null,
      person: holder?.name ?? null,
      ...{ label, kind, nameDueOn },
      convener: holder !== null && holder.personId === convener?.personId,
    })),
    madeAt: `${workingGroup.termFrom}T00:00:00Z`,
  }
  const template = await getTemplate(db, { name: 'mandate', groupId: workingGroupId })
  return new PrintOrder(mandatePaper(mandate, template), { name: mandateFileName(mandate), format })
}
