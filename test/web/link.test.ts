import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeLink } from '#src/domain/access/links.ts'
import { browser } from '#test/support/browser.ts'
import { expectGoodPage } from '#test/support/page-rules.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const somewhere = '01900000-0000-7000-8000-00000000beef'

const linkFor = (personId: string, purpose: 'reply' | 'review' = 'review') =>
  world.app.db.write({ collaborationId: world.collaborationId }, (tx) =>
    makeLink(tx, world.config.baseUrl, { purpose, personId, subjectId: somewhere }),
  )

test('unknown, expired, revoked, of a person who has ended, about nothing: one and the same page', async () => {
  const [one, ended, revoked] = [
    await world.make.person(),
    await world.make.person(),
    await world.make.person(),
  ]
  const links = [await linkFor(ended.id), await linkFor(revoked.id), await linkFor(one.id)]
  await world.admin.post(`/people/${ended.id}/ending`, { on: '2026-03-01' })
  await world.lite.query('update links set revoked_at = now() where person_id = $1', [revoked.id])
  const guest = browser(world.app.server)
  const pages = []
  for (const url of [
    ...links,
    '/l/unknown',
    `/l/${'x'.repeat(43)}`,
    "/l/'--",
    '/l/%00',
    `/l/${'a'.repeat(290)}`,
  ])
    pages.push(await guest.get(url))
  const [expiring] = [await linkFor(one.id)]
  world.moveTo('2026-12-24T08:00:00Z')
  pages.push(await guest.get(expiring))
  world.moveTo('2026-03-02T08:00:00Z')
  expectGoodPage(pages[0] as (typeof pages)[number])
  expect(new Set(pages.map(({ status, html }) => `${status} ${html}`)).size).toBe(1)
  expect(pages[0]?.status).toBe(404)
})
