import type { Page } from 'playwright-core'
import type { DemoSite } from './demo-site.ts'

/** The text that somebody can type in. */
export const roomText = '#room-text [role="textbox"]'

/** The room of the demo's draft at one of its items, counted from 0, when its text can be typed in. Answers the items, in order. */
export async function openDemoRoom(page: Page, site: Pick<DemoSite, 'lite'>, at: number) {
  const { rows } = await site.lite.query<{ meeting: string; items: { id: string; title: string }[] }>(
    `select m.meeting_id as meeting, json_agg(json_build_object('id', i.id, 'title', i.title) order by i.position) as items
      from minutes m join agenda_items i on i.meeting_id = m.meeting_id where m.state = 'draft' group by m.meeting_id limit 1`,
  )
  const { meeting = '', items = [] } = rows[0] ?? {}
  await page.goto(`/meetings/${meeting}/minutes?item=${items[at]?.id}`)
  await page.locator(`#room[data-open] ${roomText}[contenteditable="true"]`).waitFor()
  return items
}
