import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formOf, pdfBytes } from '#test/support/make-files.ts'
import { makeMeetings } from '#test/support/make-meetings.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
let papers: string
let token: Record<string, string>
beforeAll(async () => {
  world = await openWorld()
  token = { authorization: `Bearer ${await world.adminToken()}` }
  papers = `/meetings/${(await makeMeetings(world).scene()).meeting.id}/papers`
})
afterAll(() => world.close())

const written = async () => (await world.lite.query('select serial from audit_heads')).rows

/** Status, code, field and the sentence in English, of what must write nothing. */
async function refusal(path: string, payload: Buffer | string, headers: Record<string, string>) {
  const before = await written()
  const answer = await world.app.server.inject({
    ...{ method: 'POST', url: `/api/v1${path}`, payload },
    headers: { ...token, 'accept-language': 'en', ...headers },
  })
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(await written()).toEqual(before)
  const { code, errors, detail } = answer.json()
  return [answer.statusCode, code, errors[0].field, detail]
}

describe('letters that are not UTF-8', () => {
  const latin = Buffer.from('{"name":"Bl\xe5b\xe6r"}', 'latin1')
  const named = (type: string) => ({ 'content-type': type })

  test('are refused instead of being changed', async () => {
    expect(await refusal('/organisations', latin, named('application/json'))).toEqual([
      ...[400, 'request.not-utf8', null],
      'The content is not valid UTF-8, so some letters would be spoilt. Send it in UTF-8.',
    ])
  })

  test.each(['iso-8859-1', 'utf-16', '"windows-1252"'])(
    'are refused when they are said to be %s',
    async (charset) => {
      const answer = await refusal('/organisations', latin, named(`application/json; charset=${charset}`))
      expect(answer.slice(0, 3)).toEqual([415, 'request.charset', 'Content-Type'])
    },
  )

  test('are refused in a form, by the field that has them', async () => {
    const form = formOf({ title: '@@' }, { name: 'a@@.pdf', bytes: pdfBytes })
    const spoilt = (place: string) => {
      const at = form.payload.indexOf(place)
      const bytes = Buffer.from(form.payload)
      bytes.fill(0xe5, at + place.length - 2, at + place.length)
      return bytes
    }
    expect((await refusal(papers, spoilt('@@'), form.headers)).slice(0, 3)).toEqual([
      ...[422, 'text.broken-characters', 'title'],
    ])
    expect((await refusal(papers, spoilt('a@@'), form.headers)).slice(0, 3)).toEqual([
      ...[422, 'text.broken-characters', 'file'],
    ])
  })

  test('and those that are, are kept', async () => {
    const { status, body } = await world.admin.post('/organisations', '{"name":"Blåbær kommune"}', {
      'content-type': 'application/json; charset="UTF-8"',
    })
    expect(status).toBe(201)
    expect((await world.admin.get(`/organisations/${body.id}`)).body.name).toBe('Blåbær kommune')
  })
})

test('JSON sent as plain text is a wrong type, as every other', async () => {
  expect(await refusal('/organisations', '{"name":"X"}', { 'content-type': 'text/plain' })).toEqual([
    ...[415, 'request.media-type', 'Content-Type'],
    'The content has a format that is not taken here. Send JSON.',
  ])
})

test.each([
  ['{"__proto__": {"x": 1}, "name": "X"}', 400, '__proto__'],
  ['{"name": "X", "parentId": {"a": [0, {"\\u005f_proto__": 1}]}}', 400, 'parentId.a.1.__proto__'],
  ['{"name": "X", "constructor": {"prototype": {"x": 1}}}', 422, 'constructor'],
])('a field that would poison a prototype is refused by its name: %s', async (payload, status, field) => {
  expect(await refusal('/organisations', payload, { 'content-type': 'application/json' })).toEqual([
    ...[status, 'request.unknown-key', field, 'There is no such field here.'],
  ])
})

test('two hundred thousand levels around such a field do not bring the reader down', async () => {
  const deep = `${'['.repeat(200_000)}{"__proto__":1}${']'.repeat(200_000)}`
  expect((await refusal('/organisations', deep, { 'content-type': 'application/json' }))[0]).toBe(400)
})

test('an address that cannot be decoded is a problem in the reader’s language', async () => {
  for (const [language, detail] of [
    ['nb', 'Adressen kan ikke leses: et prosenttegn i den mangler de to sifrene sine.'],
    ['sv', 'Adressen går inte att läsa: ett procenttecken i den saknar sina två siffror.'],
  ] as const) {
    const answer = await world.admin.get('/people/%zz', { 'accept-language': language })
    expect([answer.status, answer.headers['content-type']]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ])
    expect(answer.body).toMatchObject({ code: 'request.malformed-address', detail })
  }
})

describe('a form', () => {
  const cannot = [400, 'request.malformed-form', null]

  test('that does not say where its parts divide is refused', async () => {
    const answer = await refusal(papers, 'x', { 'content-type': 'multipart/form-data' })
    expect(answer.slice(0, 3)).toEqual(cannot)
  })

  test('that breaks off is refused, wherever it does', async () => {
    const { payload, headers } = formOf({ title: 'Sak' }, { name: 'a.pdf', bytes: pdfBytes })
    const wrong: unknown[] = []
    for (let length = 1; length < payload.length - 4; length += 7) {
      const answer = await refusal(papers, payload.subarray(0, length), headers)
      if (answer[0] !== 400 || answer[1] !== 'request.malformed-form') wrong.push([length, answer])
    }
    expect(wrong).toEqual([])
  })

  test('with two files is told to send one', async () => {
    const one = formOf({}, { name: 'a.pdf', bytes: pdfBytes })
    const part = one.payload.subarray(0, one.payload.lastIndexOf('--', one.payload.length - 8))
    const two = Buffer.concat([part, one.payload])
    expect((await refusal(papers, two, one.headers)).slice(0, 3)).toEqual([422, 'request.one-file', 'file'])
  })

  test.each([
    ['%22q%22.pdf', '"q".pdf'],
    ['50%25 av alt.pdf', '50%25 av alt.pdf'],
  ])('with a file that a browser calls %s has it under %s', async (sent, kept) => {
    const form = formOf({}, { name: sent, bytes: pdfBytes })
    const { body } = await world.admin.post(papers, form.payload, form.headers)
    expect((await world.admin.get(`/papers/${body.id}`)).body.fileName).toBe(kept)
  })

  test('with a line break in its file’s name is refused', async () => {
    const form = formOf({}, { name: 'a%0D%0Ab.pdf', bytes: pdfBytes })
    expect((await refusal(papers, form.payload, form.headers)).slice(0, 3)).toEqual([
      ...[422, 'text.control-characters', 'file'],
    ])
  })
})
