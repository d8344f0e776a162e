import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { type WebSocket, WebSocketServer } from 'ws'
import type { WebKit } from '../kit.ts'
import { sessionOf } from '../session-cookie.ts'
import { limitLine } from './line-limits.ts'
import type { Session } from './live-room.ts'
import { openRooms, type Rooms } from './rooms.ts'

/** More than anybody types between two messages, or may paste. */
const largestMessageBytes = 2 * 1024 * 1024

const answerWithinMs = 1_000

const address = /^\/meetings\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/room$/

/**
 * The line to a meeting's drafting room: a WebSocket at the address of the meeting, for whoever has this site's cookie. Who may write is
 * asked once the browser has shown its page's proof; until then it is sent nothing.
 */
export function roomSocket(web: FastifyInstance, kit: WebKit): void {
  const rooms = openRooms(kit, (error) => web.log.error(error))
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessageBytes })
  let closing = false
  web.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const [, meetingId] = address.exec(request.url ?? '') ?? []
    if (closing || !meetingId || !isFromOwnPage(kit, request)) return refuse(socket)
    sockets.handleUpgrade(request, socket, head, (connected) =>
      join(rooms, { session: sessionIn(web, kit, request), request, connected, meetingId }),
    )
  })
  // Before the server stops listening: it would wait for lines that stay open.
  web.addHook('preClose', async () => {
    closing = true
    await rooms.close()
    for (const socket of sockets.clients) socket.close(1001)
    sockets.close()
    // A browser that does not answer is not waited for.
    setTimeout(() => [...sockets.clients].map((socket) => socket.terminate()), answerWithinMs).unref()
  })
}

type Joining = { session: Session | null; request: IncomingMessage; connected: WebSocket; meetingId: string }

function join({ hocuspocus }: Rooms, { session, request, connected, meetingId }: Joining) {
  const asked = new Request(new URL(request.url ?? '/', 'http://localhost'))
  const standing = { session, meetingId, lookedAt: 0, writer: null, line: { admitted: false } }
  const line = hocuspocus.handleConnection(connected as never, asked, standing)
  const limits = limitLine(connected, { meetingId, isAdmitted: () => standing.line.admitted })
  connected.on('message', (data: Buffer) => {
    if (limits.takes(data)) line.handleMessage(new Uint8Array(data))
  })
  connected.on('close', (code: number, reason: Buffer) =>
    line.handleClose({ code, reason: reason.toString() }),
  )
  connected.on('error', () => connected.terminate())
}

const sessionIn = (web: FastifyInstance, kit: WebKit, { headers }: IncomingMessage): Session | null =>
  sessionOf(kit, web.parseCookie(headers.cookie ?? ''))

/** A browser says which page opens a line. A page of another site could show no proof, but is not even listened to. */
function isFromOwnPage({ config }: WebKit, { headers }: IncomingMessage): boolean {
  if (!headers.origin || !URL.canParse(headers.origin)) return false
  const { host } = new URL(headers.origin)
  return host === headers.host || host === new URL(config.baseUrl).host
}

/** Nobody else looks after it by now: not when it breaks, nor when whoever was refused does not hang up. */
function refuse(socket: Duplex) {
  socket.on('error', () => socket.destroy())
  setTimeout(() => socket.destroy(), answerWithinMs).unref()
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
}
