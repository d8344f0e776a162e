import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '#src/platform/language/language.ts'
import { makeGroups } from '#test/support/make-groups.ts'
import { openWorld, type World } from '#test/support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const tag = (version: number) => ({ 'if-match': `"${version}"` })
const put = (path: string, source: string, version: number) => world.admin.put(path, { source }, tag(version))
const previewed = async (path: string, body: object) => {
  const answer = await world.admin.post(`${path}/preview`, { format: 'text', language: 'nb', ...body })
  if (answer.status !== 200) throw new Error(`no preview: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.raw.toString('utf8')
}

describe('the template in use', () => {
  test('is the one that ships until somebody writes another; each level hides the one above it', async () => {
    const group = await makeGroups(world).group()
    const own = `/groups/${group.id}/templates/decisions`
    const origins = async () =>
      (await world.admin.get(`/groups/${group.id}/templates`)).body.items.find(
        ({ name }: { name: string }) => name === 'decisions',
      )
    expect(await origins()).toMatchObject({ origin: 'shipped', versionId: null, version: 0 })

    expect((await put('/templates/decisions', '# Samarbeidets', 0)).status).toBe(200)
    expect(await origins()).toMatchObject({ origin: 'collaboration', version: 0 })
    expect(await previewed(own, {})).toContain('Samarbeidets\n')

    expect((await put(own, '# Gruppens', 0)).body).toMatchObject({ version: 1 })
    expect(await origins()).toMatchObject({ origin: 'group', version: 1 })
    expect(await previewed(own, {})).toContain('Gruppens\n')

    expect((await world.admin.delete(own, tag(1))).body).toMatchObject({ version: 2 })
    expect(await previewed(own, {})).toContain('Samarbeidets\n')
    expect((await world.admin.delete('/templates/decisions', tag(1))).status).toBe(200)
    expect(await origins()).toMatchObject({ origin: 'shipped', version: 2 })

    const { body } = await world.admin.get(`${own}/versions`)
    expect(body.items).toMatchObject([
      { number: 1, dropped: false },
      { number: 2, dropped: true },
    ])
    const first = await world.admin.get(`/template-versions/${body.items[0].id}`)
    expect(first.body).toMatchObject({ source: '# Gruppens', number: 1 })
  })

  test('is described with all that its text may name', async () => {
    const { body } = await world.admin.get('/templates/minutes')
    expect(body.source).toContain('::attendance')
    expect(body.placeholders).toContain('group')
    expect(body.placeholders).toContain('words.attendance')
    expect(body.settings).toContain('margins')
    expect(body.blocks).toContainEqual({
      name: 'items',
      options: { show: ['all', 'decisions', 'decided'], decisions: ['boxed', 'plain'] },
    })
  })

  test('is nobody’s to take away where there is none', async () => {
    const refused = await world.admin.delete('/templates/year-plan', tag(0))
    expect([refused.status, refused.body.code]).toEqual([409, 'templates.none-of-its-own'])
  })
})

describe('two who write at once', () => {
  test('the second is told what stands now', async () => {
    expect((await put('/templates/mandate', '# En', 0)).status).toBe(200)
    const late = await put('/templates/mandate', '# To', 0)
    expect(late.status).toBe(412)
    expect(late.body.current).toMatchObject({ version: 1, source: '# En' })
    expect((await world.admin.put('/templates/mandate', { source: '# To' })).status).toBe(428)
  })

  test('at the very same moment only one gets through', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) => put('/templates/excerpt', `# Nr. ${at}`, 0)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(412)])
  })
})

describe('a broken template', () => {
  test.each([
    [
      'a placeholder that is none',
      '# {{ title }}\n\n{{ grupp }}',
      'template.unknown-placeholder',
      /^Linje 3: .*grupp.*group/,
    ],
    [
      'hidden in a part that is not shown',
      ':::unless{group}\n{{ nope }}\n:::',
      'template.unknown-placeholder',
      /^Linje 2: /,
    ],
    ['a block that is none', '::attendanse', 'template.unknown-block', /^Linje 1: .*attendance/],
    [
      'an option that is none',
      '\n\n::items{decisions=round}',
      'template.unknown-option',
      /^Linje 3: .*decisions=boxed/,
    ],
    [
      'a setting that is none',
      '---\nfont: Comic\n---\n# x',
      'template.unknown-setting',
      /^Linje 2: .*sans, serif/,
    ],
    ['a head that never ends', '---\nfont: sans', 'template.bad-block', /^Linje 1: /],
    ['a placeholder that is a sum', '{{7*7}}', 'template.bad-placeholder', /^Linje 1: /],
    ['a fence that closes nothing', '# x\n\n:::', 'template.bad-block', /^Linje 3: /],
    [
      'a sum that would take all memory',
      '{{ title | default: (1..90000000) }}',
      'template.bad-placeholder',
      /^Linje 1: /,
    ],
    ['a block that is never closed', '# x\n\n:::if{group}\ny', 'template.bad-block', /^Linje 3: /],
    ['a picture that is not there', '::image{name=nix}', 'template.unknown-picture', /^Linje 1: .*nix/],
    ['nothing', '  \n', 'text.empty', /./],
    ['lists three thousand deep', '- '.repeat(3000), 'text.too-deep', /./],
    ['blocks three thousand deep', ':::if{group}\n'.repeat(3000), 'template.bad-block', /^Linje 9: /],
    ['too much of it', 'a'.repeat(50_001), 'text.too-long', /./],
  ])('%s is refused with its line and reason, and the one in use stays', async (_, source, code, message) => {
    const before = (await world.admin.get('/templates/protocol')).body
    const refused = await put('/templates/protocol', source, before.version)
    expect([refused.status, refused.body.code]).toEqual([422, code])
    expect(refused.body.errors[0].field).toBe('source')
    expect(refused.body.detail).toMatch(message)
    expect((await world.admin.get('/templates/protocol')).body).toEqual(before)
    expect((await world.admin.post('/templates/protocol/preview', { source })).status).toBe(422)
  })

  test.each(languages)('says so in %s', async (language) => {
    const headers = { ...tag(0), 'accept-language': language }
    const refused = await world.admin.put('/templates/protocol', { source: '{{ nope }}' }, headers)
    expect(refused.headers['content-language']).toBe(language)
    expect(refused.body.detail).toContain('nope')
  })
})

describe('a preview', () => {
  test.each([
    ['pdf', /^%PDF-1\.7/],
    ['html', /^<!doctype html>/],
    ['docx', /^PK/],
    ['text', /Referat fra møtet/],
  ])('comes as %s', async (format, begins) => {
    const answer = await world.admin.post('/templates/minutes/preview', { format, language: 'nb' })
    expect(answer.status).toBe(200)
    expect(answer.raw.toString('utf8')).toMatch(begins)
  })

  test('is the same with a key that makes others happen once', async () => {
    const key = { 'idempotency-key': 'forhandsvisning-1' }
    const body = { format: 'pdf', language: 'nb' }
    const first = await world.admin.post('/templates/minutes/preview', body, key)
    const again = await world.admin.post('/templates/minutes/preview', body, key)
    expect(again.headers['content-type']).toBe('application/pdf')
    expect(again.raw.equals(first.raw)).toBe(true)
  })

  test('shows what is being written and keeps nothing', async () => {
    const before = (await world.admin.get('/templates/minutes')).body
    const text = await previewed('/templates/minutes', { source: '# Utkast for {{ group }}' })
    expect(text).toContain('Utkast for Faggruppe for næring')
    expect((await world.admin.get('/templates/minutes')).body).toEqual(before)
  })

  test('shows names and texts as they were typed', async () => {
    const source = 'Skrevet: <script>alert(1)</script> 2 | 3'
    expect(await previewed('/templates/minutes', { source })).toContain(source)
    const html = await previewed('/templates/minutes', { source, format: 'html' })
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;')
  })
})
