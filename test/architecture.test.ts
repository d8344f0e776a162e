import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** The written order of rooms: each may use those before it, none after. */
const rooms = [
  'collaborations',
  'organisations',
  'people',
  'access',
  'groups',
  'templates',
  'meetings',
  'agenda',
  'papers',
  'attendance',
  'minutes',
  'decisions',
  'approvals',
  'working-groups',
  'follow-ups',
  'duplicates',
  'documents',
  'overview',
  'quality',
  'drafting',
  'search',
  'archive',
]
const doors = ['api', 'web', 'worker', 'import', 'demo']

/** Files that change rows on behalf of a command that records, or whose rows are themselves no event. */
const recordedElsewhere: Record<string, string> = {
  'src/domain/collaborations/found.ts': 'founding is recorded by access/found-collaboration.ts',
  'src/domain/access/forget-codes.ts': 'codes that ran out are no part of any collaboration’s record',
  'src/domain/agenda/renumber.ts': 'places and numbers follow from the agenda’s recording commands',
  'src/domain/drafting/keep-update.ts':
    'what is typed is recorded when it is written back, by the commands that save it',
  'src/domain/drafting/write-back.ts':
    'what the draft knows of its items follows from the commands that save them',
  'src/domain/drafting/write-cards.ts': 'what became of a card is recorded by the command that made it',
  'src/domain/access/links.ts': 'a link is part of the mail that the recording command sends',
  ...Object.fromEntries(
    ['remove-group', 'replace-seats', 'replace-convener'].map((file) => [
      `src/domain/groups/${file}.ts`,
      'what a proposed working group is, is recorded by working-groups/rewrite.ts',
    ]),
  ),
  ...Object.fromEntries(
    [
      ...['organisations/merge', 'people/merge', 'people/move-organisation', 'access/move-person'],
      ...[
        'groups/move-person',
        'groups/move-organisation',
        'meetings/move-person',
        'meetings/move-organisation',
      ],
      ...[
        'agenda/move-person',
        'attendance/move-person',
        'follow-ups/move-person',
        'follow-ups/move-organisation',
      ],
    ].map((file) => [`src/domain/${file}.ts`, 'merging is recorded by duplicates/record-merging.ts']),
  ),
}

type Source = { path: string; text: string; imports: { path: string; names: string[]; typeOnly: boolean }[] }

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readSource(posix.join('src', name.replaceAll('\\', '/'))))

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s+)?(?:([^'";]*?)\s+from\s+)?['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/gm,
  )
  const imports = [...statements].flatMap(([, typeOnly, clause, from, dynamic]) => {
    const target = resolve(path, from ?? dynamic ?? '')
    if (!target) return []
    const names = (clause ?? '')
      .replace(/[{}]/g, ' ')
      .split(',')
      .map((name) => name.trim())
    return [
      {
        path: target,
        names,
        typeOnly:
          typeOnly !== undefined || (names.length > 0 && names.every((name) => name.startsWith('type '))),
      },
    ]
  })
  return { path, text, imports }
}

function resolve(from: string, target: string): string | null {
  if (target.startsWith('#src/')) return target.slice(1)
  if (target.startsWith('.')) return posix.join(dirname(from).replaceAll('\\', '/'), target)
  return null
}

const partOf = (path: string) => path.split('/')[1] ?? ''
const roomOf = (path: string) => (partOf(path) === 'domain' ? (path.split('/')[2] ?? '') : null)

function everyImport(faulty: (source: Source, to: Source['imports'][number]) => boolean): string[] {
  return sources.flatMap((source) =>
    source.imports.filter((to) => faulty(source, to)).map((to) => `${source.path} → ${to.path}`),
  )
}

describe('the house', () => {
  test('was found: there are sources and they import each other', () => {
    expect(sources.length).toBeGreaterThan(50)
    expect(sources.flatMap((source) => source.imports).length).toBeGreaterThan(100)
  })

  test('every room has its place in the order', () => {
    const found = new Set(sources.map(({ path }) => roomOf(path)).filter((room) => room !== null))
    expect([...found].filter((room) => !rooms.includes(room))).toEqual([])
  })

  test('a room uses only rooms before it', () => {
    const against = everyImport((source, to) => {
      const [from, into] = [roomOf(source.path), roomOf(to.path)]
      return from !== null && into !== null && rooms.indexOf(into) > rooms.indexOf(from)
    })
    expect(against).toEqual([])
  })

  test('the platform has never heard of the domain, the domain never of the doors', () => {
    expect(
      everyImport(
        ({ path }, to) => partOf(path) === 'platform' && ['domain', ...doors].includes(partOf(to.path)),
      ),
    ).toEqual([])
    expect(
      everyImport(({ path }, to) => partOf(path) === 'domain' && doors.includes(partOf(to.path))),
    ).toEqual([])
  })

  test('doors do not lead into each other', () => {
    const between = everyImport(
      ({ path }, to) =>
        doors.includes(partOf(path)) && doors.includes(partOf(to.path)) && partOf(path) !== partOf(to.path),
    )
    expect(between).toEqual([])
  })

  test('doors hold no SQL', () => {
    const inDoors = sources.filter(({ path }) => doors.includes(partOf(path)))
    const withSql = inDoors.filter(({ text }) =>
      /from 'drizzle-orm|\.(insert|update|delete|select)\(\w*\)\s*\.(values|set|where|from)|\bstatement\(\{/.test(
        text,
      ),
    )
    expect(withSql.map(({ path }) => path)).toEqual([])
  })

  test('a room writes only its own tables', () => {
    const trespassing = sources.flatMap((source) => {
      const room = roomOf(source.path)
      if (!room) return []
      const tables = source.imports
        .filter((to) => to.path.startsWith('src/platform/database/schema/'))
        .flatMap((to) => to.names.map((name) => ({ name, owner: posix.basename(to.path, '.ts') })))
      return tables
        .filter(
          ({ name, owner }) =>
            owner !== room && new RegExp(`\\.(insert|update|delete)\\(\\s*${name}\\b`).test(source.text),
        )
        .map(({ name }) => `${source.path} writes ${name}`)
    })
    expect(trespassing).toEqual([])
  })

  test('what changes rows records it in the audit', () => {
    const silent = sources
      .filter(
        ({ path, text }) =>
          roomOf(path) &&
          /\btx\s*\.(insert|update|delete)\(|\b(insert into|update \w+( \w+)? set|delete from)\b/.test(text),
      )
      .filter(({ path, text }) => !/\brecord\(/.test(text) && !(path in recordedElsewhere))
    expect(silent.map(({ path }) => path)).toEqual([])
    expect(
      Object.keys(recordedElsewhere).filter((path) => !sources.some((source) => source.path === path)),
    ).toEqual([])
  })

  test('no imports run in a circle', () => {
    expect(findCircle()).toBeNull()
  })

  test('files stay small enough to read in one go', () => {
    const lengths = sources
      .filter(({ path }) => !path.includes('/language/'))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
    expect(lengths.filter(({ lines }) => lines > 400)).toEqual([])
  })
})

function findCircle(): string[] | null {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const done = new Set<string>()
  function walk(path: string, trail: string[]): string[] | null {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (done.has(path)) return null
    for (const to of byPath.get(path)?.imports ?? []) {
      if (to.typeOnly) continue
      const circle = walk(to.path, [...trail, path])
      if (circle) return circle
    }
    done.add(path)
    return null
  }
  for (const { path } of sources) {
    const circle = walk(path, [])
    if (circle) return circle
  }
  return null
}
