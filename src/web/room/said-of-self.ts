import type { Document } from '@hocuspocus/server'
import { z } from 'zod'

export type Writer = { id: string; name: string }

/** Nobody has the room open more often at once. */
const mostAtOnce = 20

/**
 * RULE: what a browser tells the others of itself: who writes there, by the server's word; at which item; and where the caret is. What it
 * says of anybody else is not passed on: browsers also send back what they have heard, and one that means ill could speak for others.
 */
export function keepToSelf(
  states: Map<number, Record<string, unknown>>,
  { writer, document }: { writer: Writer; document: Document },
): void {
  const heard = document.awareness.getStates()
  const isOwn = (state: Record<string, unknown> | undefined) =>
    (state?.user as Partial<Writer> | undefined)?.id === writer.id
  let own = [...heard.values()].filter(isOwn).length
  for (const [client, state] of states) {
    const before = heard.get(client)
    if (!isOwn(state) || (before ? !isOwn(before) : ++own > mostAtOnce)) states.delete(client)
    else states.set(client, told(state, writer))
  }
}

const ofText = z.object({ client: z.int().min(0), clock: z.int().min(0) }).nullish()
const place = z.object({
  type: ofText,
  tname: z.string().max(100).nullish(),
  item: ofText,
  assoc: z.int().optional(),
})
const shown = z.object({
  user: z.object({ colour: z.int().min(0).max(7).catch(0) }).catch({ colour: 0 }),
  itemId: z.uuid().nullish().catch(null),
  cursor: z.object({ anchor: place, head: place }).nullish().catch(null),
})

function told(state: Record<string, unknown>, { id, name }: Writer): Record<string, unknown> {
  const { user, itemId, cursor } = shown.parse(state)
  return { user: { id, name, colour: user.colour }, itemId: itemId ?? null, cursor: cursor ?? null }
}
