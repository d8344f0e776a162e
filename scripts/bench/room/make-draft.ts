/** A draft of that many items, each with that many pages of text. */
export type Draft = { name: string; items: number; pages: number }
export type MadeDraft = { meetingId: string; itemIds: string[] }

export const drafts: Draft[] = [
  { name: 'an empty draft', items: 12, pages: 0 },
  { name: '12 items of 5 pages', items: 12, pages: 5 },
  { name: 'one item of 20 pages', items: 1, pages: 20 },
]

type Given = { base: string; meeting: { id: string; token: string } }

/** A meeting of the same group with minutes in which the texts stand, written by the API. */
export async function makeDraft({ base, meeting }: Given, { items, pages }: Draft): Promise<MadeDraft> {
  const send = sendTo(base, meeting.token)
  const { group } = await send('GET', `/meetings/${meeting.id}`)
  const { id: meetingId } = await send('POST', `/groups/${group.id}/meetings`, {
    startsAt: '2026-03-20T09:00:00+01:00',
    endsAt: '2026-03-20T12:00:00+01:00',
    place: 'Rådhuset',
  })
  const planned = (await send('GET', `/meetings/${meetingId}`)).items.length
  for (let number = planned; number < items; number++)
    await send('POST', `/meetings/${meetingId}/agenda-items`, {
      kind: 'discussion',
      title: `Sak ${number + 1}`,
    })
  await send('POST', `/meetings/${meetingId}/minutes`)
  const itemIds: string[] = (await send('GET', `/meetings/${meetingId}`)).items.map(
    ({ id }: { id: string }) => id,
  )
  if (pages > 0)
    for (const id of itemIds.slice(0, items))
      await send('PUT', `/agenda-items/${id}/text`, { text: pageOfText.repeat(pages).trim() })
  return { meetingId, itemIds }
}

/** A page of minutes: some 450 words, in paragraphs and bullets within bullets. */
const sentence = 'Gruppen drøftet saken og ba sekretariatet komme tilbake med et forslag til neste møte. '
const paragraph = sentence.repeat(5).trim()
const bullets = ['- Jernbane og buss', '  - Viktig for næring og miljø', '- Kraft og krafttilgang'].map(
  (bullet) => `${bullet}: ${sentence.trim()}`,
)
const pageOfText = `${[paragraph, paragraph, bullets.join('\n'), paragraph, paragraph, bullets.join('\n'), paragraph].join('\n\n')}\n\n`

const sendTo =
  (base: string, token: string) => async (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => {
    const answer = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
        ...(method === 'PUT' && { 'if-match': '"0"' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return text === '' ? null : JSON.parse(text)
  }
