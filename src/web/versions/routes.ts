import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { getItemInMeeting, refuseReadingHistory } from '#src/domain/minutes/item.ts'
import { writesMinutes } from '#src/domain/minutes/rights.ts'
import { isLocked } from '#src/domain/minutes/steps.ts'
import { getText, getTextVersion, listTextVersions } from '#src/domain/minutes/texts.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { pageAsked, wholeNumber } from '../asked-values.ts'
import type { WebKit } from '../kit.ts'
import { patterns } from '../paths.ts'
import { id, screen } from '../screen.ts'
import { type Versions, versionsPage } from './page.ts'

const number = wholeNumber(1, 1_000_000).optional().catch(undefined)

/** Every version of an item's text, two of them beside each other, and the way back to any. */
export function versionsRoutes(web: FastifyInstance, kit: WebKit) {
  screen(web, kit, {
    path: patterns.itemVersions,
    params: z.object({ itemId: id }),
    query: z.object({ one: number, other: number, ...pageAsked() }),
    read: ({ db, actor, params, query }) => readVersions(db, actor, { ...params, ...query }),
    page: (read, view) => versionsPage(read, view),
  })
}

type Asked = {
  itemId: string
  one?: number | undefined
  other?: number | undefined
  cursor?: string | undefined
  limit: number
}

/** The versions asked for, and of what is not asked the newest and the one before it. */
async function readVersions(db: Reader, actor: Actor, asked: Asked): Promise<Versions> {
  const { itemId, one, other, cursor, limit } = asked
  const version = (wanted: number | undefined) =>
    wanted === undefined ? null : getTextVersion(db, { itemId, version: wanted })
  const [item, stands, listed, before, after] = await Promise.all([
    getItemInMeeting(db, itemId),
    getText(db, itemId),
    listTextVersions(db, itemId, { cursor, limit, order: 'desc' }),
    version(one),
    version(other),
  ])
  refuseReadingHistory(actor, item)
  const newest = cursor ? [] : listed.items
  return {
    item,
    stands: stands.version,
    listed,
    before: before ?? newest.find((each) => each.version !== (after ?? newest[0])?.version) ?? null,
    after: after ?? newest[0] ?? null,
    mayRestore: writesMinutes(actor, item) && item.minutesState !== null && !isLocked(item.minutesState),
  }
}
