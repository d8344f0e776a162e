import type { WebSocket } from 'ws'

/** What no hand reaches, nor what was typed in a week without a line. */
const inTenSeconds = { messages: 4_000, bytes: 32 * 1024 * 1024 }
/** A browser that has let this much wait does not listen any more. */
const mostUnread = 16 * 1024 * 1024
const proofWithinMs = 10_000
const lookEachMs = 5_000
const tryLater = 1013

/**
 * Keeps one line within what a browser needs: it shows its proof soon, speaks of its one meeting, sends no more than anybody types, and
 * takes what it is sent. A browser that is put off comes again later, with all that was typed.
 */
export function limitLine(
  connected: WebSocket,
  { meetingId, isAdmitted }: { meetingId: string; isAdmitted(): boolean },
): { takes(message: Buffer): boolean } {
  let sent = { messages: 0, bytes: 0 }
  let turn = 0
  const proof = setTimeout(() => !isAdmitted() && connected.terminate(), proofWithinMs)
  const look = setInterval(() => {
    if (connected.bufferedAmount > mostUnread) connected.terminate()
    if (++turn % 2 === 0) sent = { messages: 0, bytes: 0 }
  }, lookEachMs)
  for (const timer of [proof, look]) timer.unref()
  connected.on('close', () => {
    clearTimeout(proof)
    clearInterval(look)
  })
  return {
    takes(message) {
      sent.messages++
      sent.bytes += message.length
      if (sent.messages > inTenSeconds.messages || sent.bytes > inTenSeconds.bytes) connected.close(tryLater)
      else if (!isAbout(message, meetingId)) connected.close(1008)
      else return true
      return false
    },
  }
}

/** Every message begins with the length and the name of the text that it is about. */
const isAbout = (message: Buffer, meetingId: string): boolean =>
  message[0] === meetingId.length && message.toString('latin1', 1, 1 + meetingId.length) === meetingId
