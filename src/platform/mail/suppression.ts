import { record } from '../audit.ts'
import type { Database } from '../database/database.ts'
import { suppressedAddresses } from '../database/schema/platform.ts'

/**
 * Remembers that a mail server will never take mail for this address, so that it is not asked again and again. The
 * secretariat sees it and can lift it. Returns false when it was known already.
 */
export async function suppressAddress(
  db: Database,
  refused: { collaborationId: string; address: string; reason: string; mailId: string },
): Promise<boolean> {
  return db.write(refused, async (tx) => {
    const added = await tx
      .insert(suppressedAddresses)
      .values({ address: refused.address.toLowerCase(), reason: refused.reason, createdAt: tx.now })
      .onConflictDoNothing()
      .returning({ address: suppressedAddresses.address })
    if (added.length === 0) return false
    await record(
      tx,
      { personId: null, name: 'mail' },
      'mail.suppress-address',
      { type: 'mail', id: refused.mailId },
      { address: refused.address, reason: refused.reason },
    )
    return true
  })
}
