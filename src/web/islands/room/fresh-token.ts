import type { RoomFacts } from '../../writing/room-facts.ts'

/**
 * The proof that this page would be given if it were opened now; null while nobody is signed in here, or the server is away. The page
 * itself stays: somebody is writing on it.
 */
export async function freshToken(): Promise<string | null> {
  try {
    const answer = await fetch(location.href, { redirect: 'error', headers: { accept: 'text/html' } })
    const [, facts] =
      /<script type="application\/json" id="room-facts">(.*?)<\/script>/s.exec(await answer.text()) ?? []
    return facts ? (JSON.parse(facts) as RoomFacts).token : null
  } catch {
    return null
  }
}
