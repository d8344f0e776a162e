import type { Client } from './client.ts'
import type { Cast } from './found.ts'
import type { Meeting } from './meet.ts'
import type { Stage } from './stage.ts'

type Finding = {
  rule: string
  blocks: 'sending' | 'publishing' | null
  place: { part: string; id: string; itemId: string | null; label: string }
  quote: string
}

/**
 * Puts right what the quality check lets no minutes leave with, as a secretary would, and by nothing but the API: somebody takes
 * on what nobody was given, somebody calls a group that has no convener, and who was there is no longer said to be excused.
 */
export async function mendWhatBlocks(stage: Stage, cast: Cast, meeting: Meeting): Promise<void> {
  const found = await whatBlocks(cast.secretary, meeting.id)
  const refused =
    found.length > 0 &&
    (await cast.secretary.attempt('POST', `/minutes/${await minutesOf(cast, meeting)}/circulation`))
  if (refused) stage.checks.equal('with a blocking finding nothing is sent', refused.status, 409)
  for (const finding of found) await mend(stage, cast, { finding, meeting })
  const left = await whatBlocks(cast.secretary, meeting.id)
  stage.checks.equal(
    'what blocked is put right',
    left.map(({ rule, place, quote }) => `${rule} ${place.label}: ${quote}`),
    [],
  )
}

const whatBlocks = async (secretary: Client, meetingId: string): Promise<Finding[]> =>
  (await secretary.get(`/meetings/${meetingId}/findings`)).body.items.filter(
    ({ blocks }: Finding) => blocks === 'sending',
  )

const minutesOf = async ({ secretary }: Cast, { id }: Meeting): Promise<string> =>
  (await secretary.get(`/minutes?meetingId=${id}`)).body.items[0].id

type Given = { finding: Finding; meeting: Meeting }

async function mend(stage: Stage, cast: Cast, { finding, meeting }: Given): Promise<void> {
  const { secretary, secretaryId } = cast
  const { rule, place, quote } = finding
  console.log(`  mending ${rule}, ${place.label}: ${quote}`)
  if (rule === 'promises.no-assignee') {
    const { version } = (await secretary.get(`/follow-ups/${place.id}`)).body.followUp
    await secretary.put(`/follow-ups/${place.id}/assignee`, { assignee: { personId: secretaryId } }, version)
  } else if (rule === 'seats.no-convener') await nameConvener(cast, { finding, meeting })
  else if (rule === 'attendance.both' && place.itemId) await correctAbsence(stage, cast, { finding, meeting })
}

async function nameConvener({ secretary, secretaryId }: Cast, { finding, meeting }: Given): Promise<void> {
  const { body } = await secretary.get(`/working-groups/${finding.place.id}`)
  const [first] = body.seats.flatMap(({ holder }: { holder: { personId: string } | null }) => holder ?? [])
  const personId = first?.personId ?? first?.id ?? secretaryId
  await secretary.post(`/groups/${finding.place.id}/offices`, {
    personId,
    office: 'convener',
    fromOn: meeting.day,
  })
}

/** The name leaves the line of those who did not come; the paper is then looked through for what stands. */
async function correctAbsence(stage: Stage, { secretary }: Cast, { finding, meeting }: Given): Promise<void> {
  const path = `/agenda-items/${finding.place.itemId}/text`
  const { text, version } = (await secretary.get(path)).body
  const lines = (text as string).split('\n')
  const at = lines.findIndex(
    (line) => /^\W*(?:meldt )?\p{L}+ ?:/iu.test(line) && line.includes(finding.quote),
  )
  if (at === -1) return
  lines[at] = (lines[at] as string).replace(finding.quote, '').replace(/([:,;])[\s,;]*/g, '$1 ')
  await secretary.put(path, { text: lines.join('\n') }, version)
  const index = meeting.items.findIndex(({ id }) => id === finding.place.itemId)
  stage.texts[index] = lines.join('\n')
}
