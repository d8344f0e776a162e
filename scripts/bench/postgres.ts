import pg from 'pg'

/** A fresh database on the PostgreSQL at BENCH_DATABASE_URL (a superuser's address), dropped afterwards. */
export async function benchDatabase() {
  const server = process.env.BENCH_DATABASE_URL
  if (!server)
    throw new Error(
      'set BENCH_DATABASE_URL to a PostgreSQL superuser’s address, such as postgres://postgres@127.0.0.1:5432/postgres',
    )
  const name = `referat_bench_${Date.now()}`
  await asSuperuser(server, [
    `create role ${name} login createrole password 'bench'`,
    `create database ${name} owner ${name}`,
  ])
  const address = (user: string) => {
    const url = new URL(server)
    url.pathname = `/${name}`
    if (user === name) Object.assign(url, { username: name, password: 'bench' })
    return url.href
  }
  return {
    appUrl: address(name),
    superuserUrl: address('superuser'),
    close: () => asSuperuser(server, [`drop database ${name} with (force)`, `drop role ${name}`]),
  }
}

async function asSuperuser(url: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}
