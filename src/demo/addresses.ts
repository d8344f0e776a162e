import { findDemoCollaboration } from '#src/domain/access/demo-people.ts'
import { findNewestPublished } from '#src/domain/minutes/newest-published.ts'
import type { Database } from '#src/platform/database/database.ts'

/** Where to look first in the demo: each with what is found there. The paths are those of the web door. */
export async function demoAddresses(
  db: Database,
  baseUrl: string,
): Promise<{ label: string; address: string }[]> {
  const signIn = { label: 'Demo sign-in', address: `${baseUrl}/demo` }
  const collaboration = await findDemoCollaboration(db)
  if (!collaboration) return [signIn]
  const published = await db.read({ collaborationId: collaboration.id }, findNewestPublished)
  const minutes = published && {
    label: 'Minutes (PDF)',
    address: `${baseUrl}/public/minutes/${published.id}.pdf`,
  }
  return minutes ? [signIn, minutes] : [signIn]
}
