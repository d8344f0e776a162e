import { Worker } from 'node:worker_threads'
import type { HtmlOptions } from './html.ts'
import { PaperError } from './paper-error.ts'
import type { Block, DocumentTree } from './tree.ts'
import { isTooLarge } from './tree-size.ts'

export type Press = {
  /**
   * The document as PDF bytes. Refuses with a PaperError: `paper.too-large` before any work, `paper.timed-out`
   * after the time limit, `paper.busy` when the queue is full, `paper.failed` when the document cannot be made.
   */
  pdf(tree: DocumentTree): Promise<Uint8Array>
  /** The document as a Word file, behind the same limits; what writes it is loaded with the first one. */
  docx(tree: DocumentTree): Promise<Uint8Array>
  /** The same as `toHtml` and `toText`, for texts that users typed: they cannot stall the server from here. */
  html(content: readonly Block[] | DocumentTree, options?: HtmlOptions): Promise<string>
  text(content: readonly Block[] | DocumentTree, options?: { width?: number }): Promise<string>
  /** Stops the workers; documents still waiting are refused with `paper.closed`. */
  close(): Promise<void>
}

/**
 * Makes documents in worker threads, so that no text can stall the server: a document that takes longer than the
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

  function order(work: Work): Promise<unknown> {
    const refused = refusalOf(work)
    if (refused) return Promise.reject(refused)
    return new Promise((resolve, reject) => {
      queue.push({ work, resolve, reject })
      dispatch()
    })
  }

  function refusalOf(work: Work): PaperError | null {
    if (closed) return new PaperError('paper.closed', 'The press is closed')
    if (isTooLarge(work)) return new PaperError('paper.too-large', 'The document is too large to be set')
    return queue.length < longestQueue ? null : new PaperError('paper.busy', 'Too many documents are waiting')
  }

  return {
    pdf: (tree) => order({ kind: 'pdf', tree }) as Promise<Uint8Array>,
    docx: (tree) => order({ kind: 'docx', tree }) as Promise<Uint8Array>,
    html: (content, options) => order({ kind: 'html', content, options }) as Promise<string>,
    text: (content, options) => order({ kind: 'text', content, options }) as Promise<string>,
    async close() {
      closed = true
      for (const job of queue.splice(0)) job.reject(new PaperError('paper.closed', 'The press was closed'))
      await Promise.all(desks.map((desk) => desk.close()))
    },
  }
}

export type PressSettings = { workers: number; timeLimitSeconds: number }

const longestQueue = 1_000
/** What a worker may take to start on a busy machine, before the limit of its document runs. */
const startSeconds = 60
/** Enough for the largest document let in; a worker that wants more is stopped instead of the server. */
const workerMemoryMegabytes = 768

/** What a worker is asked for. */
export type Work =
  | { kind: 'pdf' | 'docx'; tree: DocumentTree }
  | { kind: 'html'; content: readonly Block[] | DocumentTree; options: HtmlOptions | undefined }
  | { kind: 'text'; content: readonly Block[] | DocumentTree; options: { width?: number } | undefined }

/** What it answers: the document, or why it could not be made. */
export type Answer = { made: Uint8Array | string } | { error: string }

/** Sent before the work begins: only then does the time limit run. */
export type Begun = { begun: true }

type Job = { work: Work; resolve: (made: unknown) => void; reject: (error: PaperError) => void }

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
      this.#limit(startSeconds + this.#timeLimitSeconds)
      this.#worker.postMessage(job.work)
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
    worker.on('message', (answer: Answer | Begun) => {
      if (worker !== this.#worker) return
      if ('begun' in answer) this.#limit(this.#timeLimitSeconds)
      else this.#end(answer)
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

  #limit(seconds: number) {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#giveUp(), seconds * 1000)
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
    job?.resolve(answer.made)
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
