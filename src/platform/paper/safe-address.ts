/** Only addresses that a reader expects behind a link: no scripts, files or data. */
export function isSafeAddress(url: string): boolean {
  if (!/^(https?:\/\/|mailto:)[^\s]/i.test(url) || !URL.canParse(url)) return false
  return ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol)
}
