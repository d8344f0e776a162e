import { type ChildProcess, fork } from 'node:child_process'
import type { StoredImage } from '../paper/tree.ts'
import { PictureError } from './picture-error.ts'
import { type PictureKind, pictureKindOf } from './picture-kind.ts'
import type { PictureAnswer, PictureWork } from './picture-process.ts'

const mostBytes = 5 * 1024 * 1024
/** What the process may take to start on a busy machine, before the limit of its picture runs. */
const startSeconds = 60

/**
 * A picture that somebody sent (PNG, JPEG, WebP, GIF or SVG, of at most 5 MB) as one that we wrote: PNG or JPEG, at most
 * 2,000 pixels on the longer side, no metadata. The same bytes give the same picture. Throws PictureError for what is no
 * picture, broken, vast, or not safe to draw.
 *
 * It is decoded in a process of its own that is ended after the time limit: a drawing of a few lines can keep a renderer
 * at work for minutes that no call stops, and a fault in a decoder ends that process and not the server. One at a time.
 */
export async function readPicture(
  bytes: Uint8Array,
  { timeLimitSeconds = 10 }: { timeLimitSeconds?: number } = {},
): Promise<StoredImage> {
  if (bytes.length === 0) throw new PictureError('file.empty')
  if (bytes.length > mostBytes) throw new PictureError('pictures.too-many-bytes')
  const kind = pictureKindOf(bytes)
  if (!kind) throw new PictureError('pictures.kind-not-taken')
  const mine = last.then(() => readElsewhere({ bytes, kind }, timeLimitSeconds))
  last = mine.catch(() => {})
  return mine
}

let last: Promise<unknown> = Promise.resolve()

function readElsewhere(work: { bytes: Uint8Array; kind: PictureKind }, timeLimitSeconds: number) {
  return new Promise<StoredImage>((resolve, reject) => {
    const child = startProcess()
    const end = (act: () => void) => {
      clearTimeout(timer)
      child.removeAllListeners()
      child.kill('SIGKILL')
      act()
    }
    const fail = (error: Error) => end(() => reject(error))
    let timer = setTimeout(() => fail(new Error('the picture process did not start')), startSeconds * 1000)
    child.on('message', (answer: PictureAnswer) => {
      if ('begun' in answer) {
        clearTimeout(timer)
        timer = setTimeout(() => fail(new PictureError('pictures.took-too-long')), timeLimitSeconds * 1000)
      } else if ('picture' in answer) end(() => resolve(answer.picture))
      else fail('refusal' in answer ? new PictureError(answer.refusal) : new Error(answer.fault))
    })
    child.on('error', fail)
    // A decoder that the picture made fall is ended by a signal; one that could not even start has a code.
    child.on('exit', (code, signal) =>
      fail(
        signal ? new PictureError('pictures.broken') : new Error(`the picture process ended with ${code}`),
      ),
    )
    child.send(work satisfies PictureWork)
  })
}

/** It is told nothing: neither the environment's secrets nor where anything is. */
function startProcess(): ChildProcess {
  const { SystemRoot } = process.env
  return fork(new URL('./picture-process.ts', import.meta.url), {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: SystemRoot ? { SystemRoot } : {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}
