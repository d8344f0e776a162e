import { join } from 'node:path'
import { openLite } from '#src/platform/database/embedded.ts'
import type { Checks } from './checks.ts'

/** Opens the database that the stopped server left and tries, as its very owner, what must not be possible. */
export async function checkDatabase(folder: string, checks: Checks, minutesId: string): Promise<void> {
  const lite = await openLite({ dataDir: join(folder, 'database') })
  const attempts: [string, string][] = [
    [
      'the text',
      `update item_texts set text = 'x' where meeting_id = (select meeting_id from minutes where id = '${minutesId}')`,
    ],
    ['the state', `update minutes set state = 'draft' where id = '${minutesId}'`],
    ['a frozen version', `update minutes_versions set content = '{}' where minutes_id = '${minutesId}'`],
    [
      'the PDF',
      `update files set bytes = '\\x00' where id in (select pdf_file_id from minutes_versions where minutes_id = '${minutesId}')`,
    ],
    [
      'who came',
      `update attendances set presence = 'absent' where meeting_id = (select meeting_id from minutes where id = '${minutesId}')`,
    ],
    ['an audit entry', "update audit_entries set action = 'x' where serial = 1"],
  ]
  for (const [what, statement] of attempts) {
    const outcome = await lite.query(statement).then(
      ({ affectedRows }) => (affectedRows === 0 ? 'there was nothing to change' : 'it was changed'),
      (error: { code?: string }) => error.code ?? 'an error',
    )
    // A meeting without any text or attendance has nothing that could be changed.
    checks.check(`SQL cannot change ${what}`, /^RF00|^there was nothing/.test(outcome), outcome)
  }
  await lite.close()
}
