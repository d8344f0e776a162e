import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { conflict } from '#src/platform/errors.ts'
import type { Language } from '#src/platform/language/language.ts'
import { publishMinutes } from '../minutes/publish.ts'
import { getMinutesHead } from '../minutes/read.ts'
import { refuseAllButWriters } from '../minutes/rights.ts'
import { checkBothWays } from '../quality/check.ts'

/**
 * Publishes approved minutes, unless somebody's private reasons would stand before everybody: that refusal carries the findings,
 * in the language given, else in the reader's own. The text is locked by then and the rule may be wrong, so whoever publishes can
 * say of each of them, by its id, that it is not private; that is recorded. Numbers bar nothing here: the public variant never
 * has them.
 */
export async function releaseMinutes(
  tx: Tx,
  actor: Actor,
  { minutesId, notPrivate = [], language }: Release,
): Promise<{ id: string; version: number }> {
  const head = await getMinutesHead(tx, minutesId, { hold: true })
  refuseAllButWriters(actor, head)
  if (head.state === 'approved') {
    const { privateData } = await checkBothWays(tx, actor, { minutesId, language })
    const { standing } = privateData
    const findings = standing.filter(({ id }) => !notPrivate.includes(id))
    if (findings.length > 0)
      throw conflict('minutes.private-blocks', { facts: { count: findings.length }, also: { findings } })
    const looked = standing.map(({ id }) => id)
    if (looked.length > 0)
      await record(tx, actor, 'minutes.not-private', { type: 'minutes', id: minutesId }, { findings: looked })
  }
  return publishMinutes(tx, actor, { minutesId })
}

type Release = {
  minutesId: string
  /** ids of findings that were looked at and are no private data */
  notPrivate?: readonly string[] | undefined
  language?: Language | undefined
}
