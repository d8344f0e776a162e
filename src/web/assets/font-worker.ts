import { parentPort, workerData } from 'node:worker_threads'
import subsetFont from 'subset-font'

/** A font file, and the letters that are wanted of it. */
export type FontOrder = { whole: Uint8Array; letters: string }

const { whole, letters } = workerData as FontOrder
const bytes = await subsetFont(Buffer.from(whole), letters, { targetFormat: 'woff2', noLayoutClosure: true })
parentPort?.postMessage(bytes)
