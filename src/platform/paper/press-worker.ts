import { parentPort } from 'node:worker_threads'
import { writePdf } from './pdf/write-pdf.ts'
import type { DocumentTree } from './tree.ts'

// The press's worker: a tree comes in, bytes or the reason why not go out. It keeps fonts and word shapes
// from one document to the next.
parentPort?.on('message', (tree: DocumentTree) => {
  try {
    const bytes = writePdf(tree)
    parentPort?.postMessage({ bytes }, [bytes.buffer as ArrayBuffer])
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) })
  }
})
