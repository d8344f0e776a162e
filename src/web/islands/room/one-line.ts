import { HocuspocusProviderWebsocket } from '@hocuspocus/provider'

/**
 * The line as the library makes it, and one at a time. By itself it forgets that it is still trying as soon as a line opens, though it goes on
 * until the first word comes over it: where the line breaks in between, two attempts go on side by side, and each ends what the
 * other has opened.
 */
export class OneLine extends HocuspocusProviderWebsocket {
  override async onOpen(event: Event) {
    const cancel = this.cancelWebsocketRetry
    await super.onOpen(event)
    if (this.connectionAttempt) this.cancelWebsocketRetry = cancel
  }

  override resolveConnectionAttempt() {
    if (this.connectionAttempt) this.cancelWebsocketRetry = undefined
    super.resolveConnectionAttempt()
  }
}
