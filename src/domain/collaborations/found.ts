import type { Tx } from '#src/platform/database/database.ts'
import { collaborations } from '#src/platform/database/schema/collaborations.ts'
import type { Language } from '#src/platform/language/language.ts'

export type CollaborationFacts = {
  name: string
  language: Language
  zone: string
  letterheadLines?: string[] | undefined
  letterheadColour?: string | undefined
}

/** Enters the collaboration of the transaction's own scope. Who may found one is the founding command's to say. */
export async function enterCollaboration(tx: Tx, facts: CollaborationFacts): Promise<void> {
  await tx.insert(collaborations).values({ id: tx.collaborationId, ...facts, createdAt: tx.now })
}
