/**
 * An address on this server, without its name; undefined for any other. It is read as browsers read it, since what they leave out
 * of an address (tabs, `/.`, `x/..`) may hide the two slashes that lead elsewhere.
 */
export function ownAddress(baseUrl: string, address: unknown): string | undefined {
  if (typeof address !== 'string' || !/^\/(?![/\\])/.test(address) || !URL.canParse(address, baseUrl))
    return undefined
  const { origin, pathname, search } = new URL(address, baseUrl)
  return origin === new URL(baseUrl).origin && !pathname.startsWith('//') ? `${pathname}${search}` : undefined
}
