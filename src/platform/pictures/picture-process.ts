import { setPriority } from 'node:os'
import type { StoredImage } from '../paper/tree.ts'
import { decodePicture } from './decode.ts'
import { PictureError, type PictureRefusal } from './picture-error.ts'
import type { PictureKind } from './picture-kind.ts'

export type PictureWork = { bytes: Uint8Array; kind: PictureKind }

/** `begun` comes first: only then does the time limit run. */
export type PictureAnswer =
  | { begun: true }
  | { picture: StoredImage }
  | { refusal: PictureRefusal }
  | { fault: string }

// One picture comes in, what was made of it or the reason why not goes out. Requests come before pictures.
setPriority(10)
process.once('message', async (work: PictureWork) => {
  answer({ begun: true })
  answer(await make(work))
})
// Whoever asked is gone, and nobody is left to end what may take for ever. An ordinary exit would wait for it.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))

async function make({ bytes, kind }: PictureWork): Promise<PictureAnswer> {
  try {
    return { picture: await decodePicture(bytes, kind) }
  } catch (error) {
    if (error instanceof PictureError) return { refusal: error.code }
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

function answer(what: PictureAnswer) {
  process.send?.(what)
}
