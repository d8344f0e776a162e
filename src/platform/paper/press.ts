import { Worker } from 'node:worker_threads'
import { PaperError } from './paper-error.ts'
import type { DocumentTree } from './tree.ts'
import { isTooLarge } from './tree-size.ts'

export type Press = {
  /**
   * The document as PDF bytes. Refuses with a PaperError: `paper.too-large` before any work, `paper.timed-out`
   * after the time limit, `paper.busy` when the queue is full, `paper.failed` when the document cannot be made.
   */
  pdf(tree: DocumentTree): Promise<Uint8Array>
  /** Stops the workers; documents still waiting are refused with `paper.closed`. */
  close(): Promise<void>
}

/**
 * Makes PDFs in worker threads, so that no text can stall the server: a document that takes longer than the
 * limit is given up together with its worker, and the next one gets a new worker. No worker is started before
 * the first document, and an idle one does not keep the process alive.
 */
export function createPress({ workers = 1, timeLimitSeconds = 20 }: Partial<PressSettings> = {}): Press {
  const queue: Job[] = []
  const desks = Array.from({ length: workers }, () => new Desk(timeLimitSeconds, () => dispatch()))
  let closed = false

  function dispatch() {
    for (const desk of desks) {
      if (queue.length === 0) return
      if (!desk.busy) desk.take(queue.shift() as Job)
    }
  }

  return {
    pdf(tree) {
      if (closed) return Promise.reject(new PaperError('paper.closed', 'The press is closed'))
      if (isTooLarge(tree))
        return Promise.reject(new PaperError('paper.too-large', 'The document is too large to be set'))
      if (queue.length >= longestQueue)
        return Promise.reject(new PaperError('paper.busy', 'Too many documents are waiting'))
      return new Promise((resolve, reject) => {
        queue.push({ tree, resolve, reject })
        dispatch()
      })
    },
    async close() {
      closed = true
      for (const job of queue.splice(0)) job.reject(new PaperError('paper.closed', 'The press was closed'))
      await Promise.all(desks.map((desk) => desk.close()))
    },
  }
}

export type PressSettings = { workers: number; timeLimitSeconds: number }

const longestQueue = 1_000
/** Enough for the largest document let in; a worker that wants more is stopped instead of the server. */
const workerMemoryMegabytes = 768

type Job = { tree: DocumentTree; resolve: (bytes: Uint8Array) => void; reject: (error: PaperError) => void }

type Answer = { bytes: Uint8Array } | { error: string }

/** One worker's place: starts it when there is work, gives it one document at a time, replaces it when it dies. */
class Desk {
  readonly #timeLimitSeconds: number
  readonly #onFree: () => void
  #worker: Worker | null = null
  #job: Job | null = null
  #timer: NodeJS.Timeout | null = null

  constructor(timeLimitSeconds: number, onFree: () => void) {
    this.#timeLimitSeconds = timeLimitSeconds
    this.#onFree = onFree
  }

  get busy(): boolean {
    return this.#job !== null
  }

  take(job: Job) {
    this.#job = job
    try {
      this.#worker ??= this.#start()
      this.#worker.ref()
      this.#timer = setTimeout(() => this.#giveUp(), this.#timeLimitSeconds * 1000)
      this.#worker.postMessage(job.tree)
    } catch (error) {
      this.#end({ error: messageOf(error) })
    }
  }

  async close() {
    const worker = this.#worker
    this.#worker = null
    this.#fail(new PaperError('paper.closed', 'The press was closed'))
    await worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(new URL('./press-worker.ts', import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: workerMemoryMegabytes },
    })
    worker.on('message', (answer: Answer) => {
      if (worker === this.#worker) this.#end(answer)
    })
    const lost = (reason: string) => {
      if (worker !== this.#worker) return
      this.#worker = null
      this.#end({ error: reason })
    }
    worker.on('error', (error) => lost(messageOf(error)))
    worker.on('exit', (code) => lost(`The worker stopped with code ${code}`))
    return worker
  }

  #giveUp() {
    const worker = this.#worker
    this.#worker = null
    void worker?.terminate()
    this.#fail(
      new PaperError('paper.timed-out', `The document took longer than ${this.#timeLimitSeconds} seconds`),
    )
  }

  #end(answer: Answer) {
    if ('error' in answer) return this.#fail(new PaperError('paper.failed', answer.error))
    const job = this.#free()
    job?.resolve(answer.bytes)
    this.#onFree()
  }

  #fail(error: PaperError) {
    const job = this.#free()
    job?.reject(error)
    this.#onFree()
  }

  #free(): Job | null {
    const job = this.#job
    this.#job = null
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#worker?.unref()
    return job
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
