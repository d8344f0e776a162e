import { Duplex } from 'node:stream'
import type { PGlite } from '@electric-sql/pglite'

/**
 * The wire between node-postgres and the engine in this process: what the client writes is executed at once, and the
 * answer is what it reads. So one client speaks to both engines, with the same types, errors and prepared statements.
 */
export class LiteStream extends Duplex {
  readonly #lite: PGlite
  #greeted = false

  constructor(lite: PGlite) {
    super()
    this.#lite = lite
  }

  connect(): this {
    queueMicrotask(() => this.emit('connect'))
    return this
  }

  // What a socket has beside a stream, and node-postgres asks for.
  setNoDelay = (): this => this
  setKeepAlive = (): this => this
  ref = (): this => this
  unref = (): this => this

  override _read(): void {}

  override _write(bytes: Buffer, _encoding: string, done: Done): void {
    this.#execute(bytes, done)
  }

  /** Whatever was written meanwhile goes over in one piece: a whole pipelined transaction at a time. */
  override _writev(pieces: { chunk: Buffer }[], done: Done): void {
    this.#execute(Buffer.concat(pieces.map(({ chunk }) => chunk)), done)
  }

  #execute(bytes: Buffer, done: Done): void {
    if (!this.#greeted) this.#greet(done)
    else this.#answer(bytes, done)
  }

  /** The client introduces itself; nobody is asked for a password in one's own process. */
  #greet(done: Done): void {
    this.#greeted = true
    this.push(welcome)
    done()
  }

  #answer(bytes: Buffer, done: Done): void {
    this.#lite
      .runExclusive(() => this.#lite.execProtocolRaw(bytes))
      .then((answer) => {
        this.push(Buffer.from(answer))
        done()
      }, done)
  }
}

type Done = (error?: Error | null) => void

/** AuthenticationOk and ReadyForQuery (idle), as the protocol writes them. */
const welcome = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])
