/** Only addresses that a reader expects behind a link: no scripts, files or data. */
export function isSafeAddress(url: string): boolean {
  if (!/^(https?:\/\/|mailto:)[^\s]/i.test(url) || !URL.canParse(url)) return false
  return ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol)
}

/** A safe address with every character that an address may not hold as its number; any other stays as typed. */
export function writtenAddress(url: string): string {
  if (/^(?:[\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2})*(?:#(?:[\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2})*)?$/i.test(url))
    return url
  const parsed = new URL(url)
  const { pathname, search, hash } = parsed
  const rest = [pathname, search, hash.slice(1)].map((part) =>
    part.replace(/%(?![\da-f]{2})|[^\w\-.~:/?@!$&'()*+,;=%]/gi, encodeURIComponent),
  )
  const before = parsed.href.slice(0, parsed.href.length - pathname.length - search.length - hash.length)
  return `${before}${rest[0]}${rest[1]}${hash === '' ? '' : '#'}${rest[2]}`
}
