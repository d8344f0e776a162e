export type PictureKind = 'png' | 'jpeg' | 'webp' | 'gif' | 'svg'

/** What the first bytes say that a picture is, whatever its name or sender say; null for what is not taken. */
export function pictureKindOf(bytes: Uint8Array): PictureKind | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString('latin1')
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (/^GIF8[79]a/.test(start)) return 'gif'
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return 'webp'
  return beginsAsSvg(bytes) ? 'svg' : null
}

/** Its first element is `svg`, after whatever may stand before one. HTML with a drawing in it is none. */
function beginsAsSvg(bytes: Uint8Array): boolean {
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 8_192))
  const first = /<(?![?!])(?:[\w.-]+:)?([\w.-]+)/.exec(head.replace(/<!--[\s\S]*?-->/g, ''))
  return first?.[1] === 'svg' && /^\s*</.test(head)
}
