import { openSession } from '#src/domain/access/sign-in.ts'
import type { Browser } from './browser.ts'
import type { World } from './world.ts'

type Kept = Pick<World, 'lite'>

/** The code in the newest mail to an address, '' when none was sent. */
export async function newestCode(world: Kept, email: string): Promise<string> {
  const { rows } = await world.lite.query<{ body_text: string }>(
    "select body_text from mails where kind = 'sign-in-code' and to_address = $1 order by created_at desc, id desc limit 1",
    [email],
  )
  return /\b\d{6}\b/.exec(rows[0]?.body_text ?? '')?.[0] ?? ''
}

/** Everything that stands in the database, table by table, but for what asking for a code writes. */
export async function everythingKept(world: Kept): Promise<Record<string, string>> {
  const { rows } = await world.lite.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'sign_in_codes' order by 1",
  )
  const kept: Record<string, string> = {}
  for (const { name } of rows) {
    const only = name === 'mails' ? "where t.kind <> 'sign-in-code'" : ''
    const { rows: all } = await world.lite.query<{ digest: string }>(
      `select count(*)::text || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${name} t ${only}`,
    )
    kept[name] = all[0]?.digest ?? ''
  }
  return kept
}

/** What people put into names and texts when they try a door: each must come out as the text it is. */
export const hostileTexts = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea><svg/onload=alert(1)>',
  '</title><script>alert(1)</script>',
  '<a href="javascript:alert(1)">x</a>',
  '&lt;b&gt; &amp;amp; &#60;',
  '{{7*7}} !{<b>}',
  '<!-- --><style>*{display:none}</style>',
]

/** The link that the newest mail of a kind to a person leads to. */
export async function linkInMail(world: World, kind: string, personId: string): Promise<string> {
  const { rows } = await world.lite.query<{ body_text: string }>(
    'select body_text from mails where kind = $1 and person_id = $2 order by created_at desc, id desc limit 1',
    [kind, personId],
  )
  const link = /https?:\/\/\S+\/l\/[\w-]+/.exec(rows[0]?.body_text ?? '')?.[0]
  if (!link) throw new Error(`no link in a ${kind} to ${personId}`)
  return link
}

/** Signs a browser in as somebody, as one who has typed a code here before. */
export async function signInBrowser(
  world: Pick<World, 'app' | 'collaborationId'>,
  guest: Browser,
  person: { id: string; name: string },
): Promise<void> {
  const { claims, refreshToken } = await openSession(
    world.app.db,
    { ...person, collaborationId: world.collaborationId, collaborationName: '', language: 'nb' },
    { how: 'one-time-code', userAgent: 'test', known: [] },
  )
  guest.cookies.set('__Host-referat-session', `${claims.collaborationId}.${refreshToken}`)
}
