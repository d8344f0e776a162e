import { markdownToDoc } from '#src/platform/rich-text/from-markdown.ts'
import { writeFragment } from '#src/platform/rich-text/shared-text.ts'
import { type InRoom, openRoom } from '#test/support/room.ts'
import type { MadeDraft } from './make-draft.ts'

const writers = 10
const keysEach = 300

type Given = { base: string; meeting: { cookie: string } }

/** Ten who write at once as fast as the server takes it, and what it costs to make items of what they wrote. */
export async function measureWriters({ base, meeting }: Given, { meetingId, itemIds }: MadeDraft) {
  const page = await fetch(`${base}/meetings/${meetingId}/minutes`, { headers: { cookie: meeting.cookie } })
  const token = /"token":"([^"]*)"/.exec(await page.text())?.[1] ?? ''
  const host = new URL(base).host
  const rooms = Array.from({ length: writers }, () =>
    openRoom(host, meetingId, { cookie: meeting.cookie, token, origin: base }),
  )
  try {
    for (const room of rooms) await room.entered()
    const began = performance.now()
    await Promise.all(rooms.map((room, at) => writeIn(room, itemIds[at % itemIds.length] ?? '')))
    await Promise.all(rooms.map((room) => room.ask({ type: 'kept?' })))
    const seconds = (performance.now() - began) / 1000
    console.log(
      `${writers} writers: ${Math.round((writers * keysEach) / seconds)} updates/s kept, each shared with ${writers - 1} others`,
    )
    await rooms[0]?.flush()
    console.log(
      `writing back ${itemIds.length} items that changed: ${(await writeBack(rooms[0], itemIds)).toFixed(0)} ms`,
    )
  } finally {
    for (const room of rooms) room.leave()
  }
}

async function writeIn(room: InRoom, itemId: string) {
  const fragment = room.doc.getXmlFragment(itemId)
  for (let key = 1; key <= keysEach; key++) {
    room.doc.transact(() =>
      writeFragment(fragment, markdownToDoc('og det haster '.repeat(key).slice(0, key + 2))),
    )
    if (key % 10 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Median of five: every item gets a sentence, and the time from when that is kept until all of it is in the items. */
async function writeBack(room: InRoom | undefined, itemIds: string[]): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 5 && room; round++) {
    for (const itemId of itemIds) room.write(itemId, `Gruppen drøftet saken for ${round + 1}. gang.`)
    await room.ask({ type: 'kept?' })
    const began = performance.now()
    await room.flush()
    times.push(performance.now() - began)
  }
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0
}
