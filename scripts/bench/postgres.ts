import { asSuperuser, createDatabase, startPostgres } from '#test/support/postgres.ts'

/**
 * A fresh database on a PostgreSQL found as the tests find theirs (TEST_DATABASE_URL, a container, the binaries from npm),
 * with the address of a role that owns it and of the superuser.
 */
export async function benchDatabase() {
  const server = await startPostgres()
  const appUrl = await createDatabase(server)
  const superuserUrl = new URL(server.url)
  superuserUrl.pathname = new URL(appUrl).pathname
  return {
    appUrl,
    superuserUrl: superuserUrl.href,
    async close() {
      const name = new URL(appUrl).pathname.slice(1)
      await asSuperuser(server, (client) => client.query(`drop database "${name}" with (force)`))
      await server.stop()
    },
  }
}
