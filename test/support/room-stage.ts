import { signAccessToken } from '#src/api/session.ts'
import { makeApp } from '#src/app.ts'
import { readConfig } from '#src/config.ts'
import { foundCollaboration } from '#src/domain/access/found-collaboration.ts'
import { openSession } from '#src/domain/access/sign-in.ts'
import { type Client, until } from './program.ts'

export type Scene = { meetingId: string; itemId: string }

export type Stage = {
  scenes: Scene[]
  /** of each of two writers, as their browsers send it */
  cookies: [string, string]
  /** for the API; one stands for ten minutes, a play of many seeds takes longer */
  token(client: Client): Promise<string>
}

/** A meeting for each seed, all of one group, and two secretaries who are signed in and write its minutes. */
export async function setStage(env: Record<string, string>, meetings: number): Promise<Stage> {
  const app = await makeApp(readConfig(env))
  try {
    const collaborationId = crypto.randomUUID()
    const { administratorId } = await foundCollaboration(app.db, {
      collaborationId,
      name: 'Fjordsamarbeidet',
      language: 'nb',
      zone: 'Europe/Oslo',
      administrator: { name: 'Ada Admin', email: 'ada@fjordsamarbeidet.example.org' },
    })
    const signIn = (id: string, name: string) =>
      openSession(
        app.db,
        { id, name, collaborationId, collaborationName: '', language: 'nb' },
        { how: 'one-time-code', userAgent: 'converge', known: [] },
      )
    const admin = await signIn(administratorId, 'Ada Admin')
    const { accessToken: token } = signAccessToken(app.server, admin.claims)

    async function post(path: string, payload: object) {
      const headers = { authorization: `Bearer ${token}` }
      const answer = await app.server.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload })
      if (answer.statusCode >= 400) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
      return answer.json()
    }
    async function secretary(name: string): Promise<string> {
      const email = `${name.split(' ')[0]?.toLowerCase()}@fjordsamarbeidet.example.org`
      const { id } = await post('/people', { name, email })
      await post(`/people/${id}/roles`, { role: 'secretariat' })
      const { claims, refreshToken } = await signIn(id, name)
      return `${claims.collaborationId}.${refreshToken}`
    }

    const cookies: [string, string] = [await secretary('Berit Fjell'), await secretary('Kari Vik')]
    const { id: groupId } = await post('/groups', { name: 'Faggruppe for havn', kind: 'expert-group' })
    const scenes: Scene[] = []
    for (let number = 0; number < meetings; number++) {
      const day = new Date(Date.UTC(2026, 0, 5 + number)).toISOString().slice(0, 10)
      const { id: meetingId } = await post(`/groups/${groupId}/meetings`, {
        startsAt: `${day}T09:00:00+01:00`,
        endsAt: `${day}T12:00:00+01:00`,
        place: 'Rådhuset',
      })
      const item = { kind: 'discussion', title: 'Havna' }
      const { id: itemId } = await post(`/meetings/${meetingId}/agenda-items`, item)
      await post(`/meetings/${meetingId}/minutes`, {})
      scenes.push({ meetingId, itemId })
    }
    return { scenes, cookies, token: freshTokens(admin.refreshToken) }
  } finally {
    await app.close()
  }
}

const renewedAfterMs = 5 * 60 * 1000

/** One after another, whoever asks: a token for the next can be used once. */
function freshTokens(first: string): (client: Client) => Promise<string> {
  let [refreshToken, accessToken, renewedMs] = [first, '', Number.NEGATIVE_INFINITY]
  let turn = Promise.resolve('')
  return (client) => {
    turn = turn.then(async () => {
      if (performance.now() - renewedMs < renewedAfterMs) return accessToken
      const { body } = await until(async () => {
        const answer = await client('POST', '/access-tokens', { refreshToken })
        // Right after its database was away the server may say so once more.
        return answer.status === 201 && answer
      })
      ;({ refreshToken, accessToken } = body)
      renewedMs = performance.now()
      return accessToken
    })
    return turn
  }
}
