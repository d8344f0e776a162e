/** What a page may load and do, by the names of helmet: our own files and nothing else, and no HTML made from text by scripts. */
export const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  // The icons of the design system stand in its stylesheet as data.
  imgSrc: ["'self'", 'data:'],
  formAction: ["'self'"],
  frameSrc: ["'self'"],
  frameAncestors: ["'self'"],
  baseUri: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ["'none'"],
}

/**
 * The same for the page with the drafting room, as the header's text. Its line to our own host is named, for not every browser
 * counts it as 'self'; and the one kind of HTML that its editor makes from text is what was pasted, in a document that runs nothing.
 */
export function roomPolicy({ baseUrl }: { baseUrl: string }): string {
  const line = new URL(baseUrl)
  line.protocol = line.protocol === 'https:' ? 'wss:' : 'ws:'
  const directives = {
    ...policy,
    connectSrc: ["'self'", `${line.protocol}//${line.host}`],
    trustedTypes: ['ProseMirrorClipboard'],
  }
  return Object.entries(directives)
    .map(([name, values]) =>
      [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), ...values].join(' '),
    )
    .join(';')
}
