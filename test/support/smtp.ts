import { createServer, type Server, type Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type ReceivedMail = { from: string; to: string[]; raw: Buffer; parsed: Email }

/** How a mail server answers: return a reply such as `450 4.2.0 come back later`, or nothing to accept. */
export type Replies = {
  sender?: (address: string) => string | undefined
  recipient?: (address: string) => string | undefined
  /** may take its time */
  message?: (mail: ReceivedMail) => string | undefined | Promise<string | undefined>
}

/** A real mail server on the loopback address that keeps what it is given (port 0 takes a free one). Close it when the test is over. */
export async function receiveMail(replies: Replies = {}, port = 0) {
  const mails: ReceivedMail[] = []
  const connections = { open: 0, most: 0 }
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 200,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onConnect: (_session, done) => {
      connections.open += 1
      connections.most = Math.max(connections.most, connections.open)
      done()
    },
    onClose: () => {
      connections.open -= 1
    },
    onMailFrom: ({ address }, _session, done) => done(refusal(replies.sender?.(address))),
    onRcptTo: ({ address }, _session, done) => done(refusal(replies.recipient?.(address))),
    onData: async (stream, { envelope }, done) => {
      const chunks = await stream.toArray().catch(() => undefined)
      if (!chunks) return done(new Error('hung up in the middle of a message'))
      const raw = Buffer.concat(chunks)
      const mail = {
        from: envelope.mailFrom ? envelope.mailFrom.address : '',
        to: envelope.rcptTo.map(({ address }) => address),
        raw,
        parsed: await PostalMime.parse(raw),
      }
      const refused = refusal(await replies.message?.(mail))
      if (!refused) mails.push(mail)
      done(refused)
    },
  })
  server.on('error', () => {
    // A client that hangs up in the middle is what some tests are about; it is no failure of the server.
  })
  const url = await listen(server.server as Server, port)
  return {
    url,
    mails,
    connections,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** A server that speaks by hand, for what no honest mail server does: silence, dribbling, hanging up. */
export async function speakSmtp(talk: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    talk(socket)
  })
  const url = await listen(server)
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => resolve())
    })
  return { url, close, open: () => sockets.size }
}

function listen(server: Server, port = 0): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') return reject(new Error('no port'))
      resolve(`smtp://127.0.0.1:${address.port}`)
    })
  })
}

function refusal(reply: string | undefined): Error | null {
  if (!reply) return null
  return Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) })
}
