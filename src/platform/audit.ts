import type { Doer } from './actor.ts'
import type { Burst, Tx } from './database/database.ts'
import type { AuditAction, AuditSubjectType } from './language/words/audit.ts'

export type AuditSubject = { type: AuditSubjectType; id: string | null }

/**
 * Records what was done, by whom, to what, in the transaction that did it. Entries form a chain per collaboration;
 * `details` and the doer stand beside it and can be erased. Call it last: it holds the chain until the commit.
 */
export async function record(
  tx: Tx,
  doer: Doer,
  action: AuditAction,
  subject: AuditSubject,
  details: Record<string, unknown> = {},
): Promise<void> {
  await tx.statement({
    name: 'append_audit',
    text: 'select append_audit($1::timestamptz, $2::text, $3::uuid, $4::text, $5::text, $6::text, $7::uuid, $8::jsonb)::text',
    values: [
      tx.now.toISOString(),
      Buffer.from(tx.randomBytes(16)).toString('base64url'),
      doer.personId,
      doer.name,
      action,
      subject.type,
      subject.id,
      JSON.stringify(details),
    ],
  })
}

/** How far the collaboration's audit trail has come: it moves with every recorded change. */
export async function getAuditSerial(db: Burst): Promise<string> {
  const [row] = await db.statement<{ serial: string }>({
    name: 'audit_serial',
    text: 'select serial::text as serial from audit_heads',
    values: [],
  })
  return row?.serial ?? '0'
}
