import type { App } from '#src/app.ts'
import { signedIn, type Visitor } from './world.ts'

/** Makes what a test needs through the API, with invented names. Each call makes something new. */
export function make(app: App, admin: Visitor, collaborationId: string) {
  let serial = 0
  const next = () => ++serial

  async function made(answer: Promise<{ status: number; body: { id: string; version: number } }>) {
    const { status, body } = await answer
    if (status !== 201) throw new Error(`not made: ${status} ${JSON.stringify(body)}`)
    return body
  }

  const organisation = async (facts: Record<string, unknown> = {}) =>
    made(admin.post('/organisations', { name: `Kommune ${next()}`, ...facts }))

  async function person(facts: Record<string, unknown> = {}) {
    const number = next()
    const given = { name: `Person ${number}`, email: `person${number}@kommune.example.org`, ...facts }
    const { id, version } = await made(admin.post('/people', given))
    return {
      id,
      version,
      name: given.name as string,
      email: given.email as string,
      client: () => signedIn(app, { id, name: given.name as string, collaborationId }),
    }
  }

  async function secretary(facts: Record<string, unknown> = {}) {
    const one = await person({ name: `Sekretær ${next()}`, ...facts })
    await made(admin.post(`/people/${one.id}/roles`, { role: 'secretariat' }))
    return one
  }

  return { organisation, person, secretary }
}
