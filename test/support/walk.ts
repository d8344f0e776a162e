/** The kind of page that an address is of: whichever thing it is about, and whatever is asked for. */
export function kindOf(path: string): string {
  const [place = '', asked = ''] = path.split('?')
  const names = [...new URLSearchParams(asked).keys()].filter((name) => name !== 'cursor').sort()
  const kind = place
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*')
    .replace(/^\/templates\/[\w-]+/, '/templates/*')
  return names.length > 0 ? `${kind}?${names}` : kind
}

/** The pages that a page links to: not files, not what belongs to another door or to nobody signed in. */
export const pathsIn = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)]
    .map(([, href = '']) => unescapeHtml(href).split('#')[0] ?? '')
    .filter(isPage)

const unescapeHtml = (text: string): string =>
  text
    .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex: string | undefined, decimal: string) =>
      String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replaceAll('&amp;', '&')

export const isPage = (href: string): boolean =>
  /^\/(?!\/)/.test(href) &&
  !/^\/(api|feeds|l|demo|assets|public)\b|\.(pdf|docx|ics|atom)(\?|$)|\/(pdf|file)(\?|$)|\/attachments\//.test(href)
