import type { World } from './world.ts'

/** The code in the newest mail to an address, '' when none was sent. */
export async function newestCode(world: World, email: string): Promise<string> {
  const { rows } = await world.lite.query<{ body_text: string }>(
    "select body_text from mails where kind = 'sign-in-code' and to_address = $1 order by created_at desc, id desc limit 1",
    [email],
  )
  return /\b\d{6}\b/.exec(rows[0]?.body_text ?? '')?.[0] ?? ''
}
