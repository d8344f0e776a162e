/** Who knows that a follow-up is theirs. `toldAssigneeId` says something only while it is untold. */
export type Knowledge = { untold: boolean; toldAssigneeId: string | null }

/** What is written once whoever it is given to has been told, or was told at once. */
export const everybodyKnows: Knowledge = { untold: false, toldAssigneeId: null }

/**
 * RULE: who knows of a follow-up after it is given to another, or to nobody (null), without telling anybody. The one told last
 * goes on to know, so that what is given away and given back while minutes are written is told once.
 */
export function knowledgeAfter(
  before: Knowledge & { assignee: { id: string } | null },
  assigneeId: string | null,
): Knowledge {
  const knows = before.untold ? before.toldAssigneeId : (before.assignee?.id ?? null)
  return assigneeId === knows ? everybodyKnows : { untold: true, toldAssigneeId: knows }
}
