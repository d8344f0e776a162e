import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cast, castOf } from '#test/support/authorization/everybody.ts'
import { openRehearsal, type Rehearsal } from '#test/support/authorization/rehearsal.ts'
import { done } from '#test/support/authorization/whole-scene.ts'
import { visitor } from '#test/support/world.ts'

const secret = 'secret-key-of-the-tests-32-characters'

let world: Rehearsal
let cast: Cast
beforeAll(async () => {
  world = await openRehearsal()
  cast = await castOf(world)
})
afterAll(() => world.close())

const coded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

type Mutant = { header?: object; claims?: Record<string, unknown>; key?: string; hash?: string }

describe('a token', () => {
  let honest: Record<string, unknown>
  let token: string
  beforeAll(async () => {
    token = await world.adminToken()
    honest = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  })

  const asks = (authorization: string) =>
    visitor(world.app.server, { authorization })
      .get('/me')
      .then(({ status }) => status)

  function forged({
    header = { alg: 'HS256', typ: 'JWT' },
    claims = {},
    key = secret,
    hash = 'sha256',
  }: Mutant) {
    const said = { ...honest, ...claims }
    const signed = `${coded(header)}.${coded(said)}`
    return `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`
  }

  test('that this server signed opens the door, and the forger of this test could have signed it', async () => {
    expect(await asks(`Bearer ${token}`)).toBe(200)
    expect(await asks(`Bearer ${forged({})}`)).toBe(200)
  })

  test('that is changed in any way opens nothing', async () => {
    const now = Math.floor(Date.now() / 1000)
    const { ids } = cast
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const bySecret = `${coded({ alg: 'RS256', typ: 'JWT' })}.${coded(honest)}`
    const [head = '', body = '', mark = ''] = token.split('.')
    const without = (name: string) => forged({ claims: { [name]: undefined } })
    const mutants: Record<string, string> = {
      'alg none, unsigned': `${coded({ alg: 'none' })}.${body}.`,
      'alg none, with a signature': `${coded({ alg: 'none' })}.${body}.${mark}`,
      'alg nOnE': `${coded({ alg: 'nOnE' })}.${body}.${mark}`,
      'no alg': forged({ header: { typ: 'JWT' } }),
      'another key': forged({ key: 'another-key-of-the-tests-32-characters' }),
      'an empty key': forged({ key: '' }),
      'HS512 with the right key': forged({ header: { alg: 'HS512' }, hash: 'sha512' }),
      'HS384 with the right key': forged({ header: { alg: 'HS384' }, hash: 'sha384' }),
      RS256: `${bySecret}.${sign('sha256', Buffer.from(bySecret), privateKey).toString('base64url')}`,
      'HS256 keyed with a public key': forged({ key: pem }),
      'a key in its own header': forged({
        header: { alg: 'HS256', jwk: { kty: 'oct', k: 'AA' } },
        key: '\0',
      }),
      'a key id that is a path': forged({ header: { alg: 'HS256', kid: '/dev/null' }, key: '' }),
      'no aud': without('aud'),
      'another aud': forged({ claims: { aud: 'referat-pages' } }),
      'aud among others': forged({ claims: { aud: ['referat-api', 'other'] } }),
      'no iss': without('iss'),
      'another iss': forged({ claims: { iss: 'referat.example.org' } }),
      'no exp': without('exp'),
      'no iat': without('iat'),
      'run out': forged({ claims: { iat: now - 900, exp: now - 300 } }),
      'for an hour': forged({ claims: { exp: now + 3600 } }),
      'from later': forged({ claims: { iat: now + 3600, exp: now + 4200 } }),
      'from long ago, valid for ever': forged({ claims: { iat: now - 86_400, exp: now + 86_400 } }),
      'exp as text': forged({ claims: { exp: String(now + 300) } }),
      'not before later': forged({ claims: { nbf: now + 3600 } }),
      'no sub': without('sub'),
      'sub of another person': forged({ claims: { sub: ids.secretariat } }),
      'sub that is no id': forged({ claims: { sub: "' or true --" } }),
      'no session': without('sid'),
      'a session that is not there': forged({ claims: { sid: '01900000-0000-7000-8000-00000000beef' } }),
      'another collaboration': forged({ claims: { col: '01900000-0000-7000-8000-00000000beef' } }),
      'a claim too many': forged({ claims: { roles: ['administrator'] } }),
      'a bit flipped': `${head}.${body}.${mark.startsWith('A') ? 'B' : 'A'}${mark.slice(1)}`,
      'no signature': `${head}.${body}.`,
      'two parts': `${head}.${body}`,
      'four parts': `${token}.${mark}`,
      'padded base64': `${token}=`,
    }
    const opened: Record<string, number> = {}
    for (const [name, mutant] of Object.entries(mutants)) {
      const status = await asks(`Bearer ${mutant}`)
      if (status !== 401) opened[name] = status
    }
    for (const spelling of [
      `bearer ${token}`,
      `BEARER ${token}`,
      `Bearer  ${token}`,
      `Bearer ${token},`,
      `Bearer\t${token}`,
      `Basic ${token}`,
      `Token ${token}`,
      token,
      `Bearer ${token} ${token}`,
    ]) {
      const status = await asks(spelling)
      if (status !== 401) opened[spelling.replace(token, '…')] = status
    }
    expect(opened).toEqual({})
  })

  test('of one person does not open another’s session, nor one of another collaboration', async () => {
    const foreign = (await done(cast.foreigner.get('/sessions'))).items[0].id
    const mine = (await done(cast.member.get('/sessions'))).items[0].id
    expect(await asks(`Bearer ${forged({ claims: { sid: foreign } })}`)).toBe(401)
    expect(await asks(`Bearer ${forged({ claims: { sid: mine } })}`)).toBe(401)
    const collaboration = (await done(cast.foreigner.get('/me'))).collaborationId
    expect(await asks(`Bearer ${forged({ claims: { sid: foreign, col: collaboration } })}`)).toBe(401)
  })
})
