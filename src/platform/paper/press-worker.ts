import { parentPort } from 'node:worker_threads'
import { toHtml } from './html.ts'
import { writePdf } from './pdf/write-pdf.ts'
import type { Answer, Begun, Work } from './press.ts'
import { toText } from './text.ts'

// The press's worker: a document comes in, what was made of it or the reason why not goes out. It keeps fonts
// and word shapes from one document to the next.
parentPort?.on('message', async (work: Work) => {
  parentPort?.postMessage({ begun: true } satisfies Begun)
  const answer = await make(work)
  const bytes = 'made' in answer && typeof answer.made === 'object' ? [answer.made.buffer as ArrayBuffer] : []
  parentPort?.postMessage(answer, bytes)
})

async function make(work: Work): Promise<Answer> {
  try {
    switch (work.kind) {
      case 'pdf':
        return { made: writePdf(work.tree) }
      case 'docx': {
        const { toDocx } = await import('./docx/to-docx.ts')
        return { made: await toDocx(work.tree) }
      }
      case 'html':
        return { made: toHtml(work.content, work.options) }
      case 'text':
        return { made: toText(work.content, work.options) }
    }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
