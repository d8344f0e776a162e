import { findDemoCollaboration } from '#src/domain/access/demo-people.ts'
import type { Chance } from '#src/platform/clock.ts'
import { type Database, databaseFault } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import { keepWaiting } from '#src/platform/mail/outbox.ts'
import { addCalendarDays, localDate } from '#src/platform/time.ts'
import { playInOrder } from './act.ts'
import { zone } from './calendar.ts'
import { enterCast } from './enter-cast.ts'
import { drawLogo, giveLogo } from './give-logo.ts'
import { withinTransaction } from './one-transaction.ts'
import { setUpGroups, writeTemplate } from './set-up-groups.ts'
import { makeStage } from './stage.ts'
import { storyChance } from './story-chance.ts'
import { year } from './year.ts'

/** The same in every seeding, so that of two servers that start at once only one can found it. */
const demoCollaborationId = '01900000-0000-7000-8000-00000000de30'

const foundedDaysAgo = 385

/**
 * Plays the demo's year into an empty database, through the commands that the API calls, each on its own day: a year
 * up to the day before today. All of it is one transaction. Its mails are kept, never sent. Does nothing where any
 * collaboration stands.
 */
export async function seedDemo(
  db: Database,
  { desk, chance: present }: { desk: Desk; chance: Chance },
): Promise<{ seeded: boolean }> {
  if (await findDemoCollaboration(db)) return { seeded: false }
  const chance = storyChance()
  const today = localDate(present.now(), zone)
  const collaborationId = demoCollaborationId
  // Drawn in its own process while the stage is set up here; if it fails, then the story does where it needs it.
  const logo = drawLogo()
  logo.catch(() => {})
  try {
    await db.write({ collaborationId }, async (tx) => {
      const story = withinTransaction(db, tx, chance)
      const stage = makeStage({ db: story, chance, today, desk, collaborationId })
      stage.at(addCalendarDays(today, -foundedDaysAgo), '08:30')
      await enterCast(stage, { db: story, collaborationId })
      await setUpGroups(stage)
      await giveLogo(stage, await logo)
      await writeTemplate(stage)
      await playInOrder(stage, year(today))
      await stage.endSessions()
      await keepWaiting(tx)
    })
  } catch (error) {
    if (databaseFault(error)?.constraint === 'collaborations_pkey') return { seeded: false }
    throw error
  }
  return { seeded: true }
}
