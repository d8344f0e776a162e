import { createHash } from 'node:crypto'
import type { Chance } from '#src/platform/clock.ts'

/** Between one thing that is done and the next, so that what happened on one day stands in the order it happened. */
const secondsAnAct = 20

/**
 * The story's own clock and chance: the clock stands where it is moved to and goes on a little with every act; chance
 * is the same in every seeding on the same day. What chance protects in earnest (sessions) ends with the story.
 */
export function storyChance(): Chance & { moveTo(instant: Date): void } {
  let now = new Date(0)
  let drawn = 0
  return {
    moveTo(instant) {
      now = instant
    },
    now() {
      now = new Date(now.getTime() + secondsAnAct * 1000)
      return now
    },
    randomBytes(count) {
      const blocks = Array.from({ length: Math.ceil(count / 32) }, () =>
        createHash('sha256').update(`referat demo ${drawn++}`).digest(),
      )
      return new Uint8Array(Buffer.concat(blocks).subarray(0, count))
    },
  }
}
