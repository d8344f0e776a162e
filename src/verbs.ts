import { makeApp } from './app.ts'
import { ConfigRefused, readConfig } from './config.ts'
import { FolderInUse } from './platform/database/embedded.ts'
import { MigrationRefused } from './platform/database/migrate.ts'

/** The program's verbs. Resolves with the exit code; what stops the start is one sentence on standard error. */
export async function run([verb = 'serve']: string[]): Promise<number> {
  try {
    if (verb === 'serve') return await serve()
    console.error(`There is no verb ${verb}; there is: serve`)
    return 2
  } catch (error) {
    const sentence = reasonFor(error)
    if (!sentence) throw error
    console.error(sentence)
    return 1
  }
}

async function serve(): Promise<number> {
  const config = readConfig(process.env)
  const app = await makeApp(config)
  await app.server.listen({ port: config.port, host: config.host })
  console.log(`Referat listens on ${config.baseUrl}`)
  console.log(`  API reference  ${config.baseUrl}/api/docs`)
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })
  await app.close()
  return 0
}

function reasonFor(error: unknown): string | undefined {
  if (error instanceof ConfigRefused || error instanceof MigrationRefused) return error.message
  if (error instanceof FolderInUse)
    return `Another Referat has ${error.message} open: stop it, or set DATA_DIR to another folder`
  const { code, port, address } = error as { code?: string; port?: number; address?: string }
  if (code === 'EADDRINUSE') return `Port ${port} is taken: set PORT to another one`
  if (code === 'EACCES' && port)
    return `Port ${port} is not allowed for this user: set PORT to one above 1023`
  if (code === 'ECONNREFUSED' && address)
    return `No database answers at ${address}:${port}: start it or set DATABASE_URL`
  return undefined
}
