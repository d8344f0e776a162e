import { fileURLToPath } from 'node:url'
import { build, stop } from 'esbuild'
import { keep } from './bundle.ts'

let made: Promise<string> | undefined

/**
 * The address of the drafting room's script: an editor, shared text and the line between browsers, put together as one file. Made
 * once in a process, when it is first asked for; one that failed is tried again by the next who asks.
 */
export function roomScriptPath(): Promise<string> {
  made ??= scriptOf(fileURLToPath(new URL('../islands/room/main.ts', import.meta.url))).then((script) =>
    keep('room.js', 'text/javascript; charset=utf-8', script),
  )
  made.catch(() => {
    made = undefined
  })
  return made
}

/** The code that begins in a file, with all that it uses, for browsers of the last four years. */
export async function scriptOf(entry: string): Promise<string> {
  try {
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      minify: true,
      // Licences are in the packages; a comment would tell where on this machine they lie.
      legalComments: 'none',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'silent',
    })
    return outputFiles[0]?.text ?? ''
  } finally {
    // It works in a process of its own, which nobody needs until the next deployment.
    await stop()
  }
}
