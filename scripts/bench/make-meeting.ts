import { signAccessToken } from '#src/api/session.ts'
import { makeApp } from '#src/app.ts'
import type { Config } from '#src/config.ts'
import { foundCollaboration } from '#src/domain/access/found-collaboration.ts'
import { openSession } from '#src/domain/access/sign-in.ts'

export type Meeting = {
  id: string
  collaborationId: string
  writerId: string
  token: string
  /** what a browser that is signed in as the same person sends */
  cookie: string
  itemIds: string[]
}

/** One meeting of 12 items and 25 people who came, with texts and decisions: some 10 kB; and another with 50 items to write in. */
export async function makeMeeting(config: Config): Promise<Meeting> {
  const app = await makeApp(config)
  const collaborationId = crypto.randomUUID()
  const administrator = { name: 'Mona Måler', email: `mona@${collaborationId}.example.org` }
  const { administratorId } = await foundCollaboration(app.db, {
    collaborationId,
    name: 'Målesamarbeidet',
    language: 'nb',
    zone: 'Europe/Oslo',
    administrator,
  })
  const person = {
    id: administratorId,
    name: administrator.name,
    collaborationId,
    collaborationName: '',
    language: 'nb' as const,
  }
  const session = await openSession(app.db, person, { how: 'one-time-code', userAgent: 'bench', known: [] })
  const { accessToken: token } = signAccessToken(app.server, session.claims)

  async function send(method: 'POST' | 'PUT' | 'GET', path: string, body?: object, version?: number) {
    const response = await app.server.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        authorization: `Bearer ${token}`,
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
      ...(body && { payload: body }),
    })
    if (response.statusCode >= 400) throw new Error(`${path}: ${response.statusCode} ${response.body}`)
    return response.body ? response.json() : null
  }

  const group = (await send('POST', '/groups', { name: 'Faggruppe for måling', kind: 'expert-group' })).id
  for (let number = 1; number <= 25; number++) {
    const organisationId = (await send('POST', '/organisations', { name: `Kommune ${number}` })).id
    const personId = (
      await send('POST', '/people', {
        name: `Person Personsen ${number}`,
        email: `p${number}@${collaborationId}.example.org`,
      })
    ).id
    const seat = (await send('POST', `/groups/${group}/seats`, { organisationId, fromOn: '2020-01-01' })).id
    await send('POST', `/seats/${seat}/holders`, { personId, standing: 'holder', fromOn: '2020-01-01' })
  }
  const plan = async (items: number, day: string) => {
    const { id } = await send('POST', `/groups/${group}/meetings`, {
      startsAt: `${day}T09:00:00+01:00`,
      endsAt: `${day}T12:00:00+01:00`,
      place: 'Rådhuset',
    })
    const before = (await send('GET', `/meetings/${id}`)).items.length
    for (let number = before; number < items; number++)
      await send('POST', `/meetings/${id}/agenda-items`, {
        kind: 'discussion',
        title: `Sak om noe som angår alle ${number}`,
      })
    await send('POST', `/meetings/${id}/minutes`)
    const meeting = await send('GET', `/meetings/${id}`)
    for (const item of meeting.items) {
      await send(
        'PUT',
        `/agenda-items/${item.id}/text`,
        {
          text: 'Saken ble lagt fram og drøftet. Flere pekte på at kommunene må gå sammen om dette.\n- Første punkt\n - Under det',
        },
        0,
      )
      if (items === 12)
        await send('POST', `/agenda-items/${item.id}/decisions`, {
          text: 'Gruppen tok saken til orientering.',
        })
    }
    return meeting
  }
  const read = await plan(12, '2026-01-20')
  const written = await plan(50, '2026-02-20')
  await app.close()
  return {
    id: read.id,
    collaborationId,
    writerId: administratorId,
    token,
    cookie: `referat-session=${collaborationId}.${session.refreshToken}`,
    itemIds: written.items.map(({ id }: { id: string }) => id),
  }
}
