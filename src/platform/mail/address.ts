import { domainToASCII, domainToUnicode } from 'node:url'

/** One mailbox: `display` for people (`ola@blåbær.no`), `wire` for mail servers (`ola@xn--blbr-roah.no`). */
export type EmailAddress = { display: string; wire: string }

/**
 * Reads exactly one address (RFC 5321 mailbox with an unquoted local part and a domain name), or says why not. Nothing
 * is picked out of a longer text: display names, lists, groups, comments and quoted local parts are refused, because
 * programs disagree about which mailbox they mean.
 */
export function readEmailAddress(value: string): EmailAddress | 'not-one-address' | 'too-long' {
  const [local = '', domain = '', ...more] = value.split('@')
  if (more.length > 0 || !localPart.test(local) || !domainLetters.test(domain)) return 'not-one-address'
  const lowered = domain.normalize('NFC').toLowerCase()
  const wireDomain = domainToASCII(lowered)
  const displayDomain = domainToUnicode(wireDomain)
  if (!isMailDomain(wireDomain) || !isSameDomain({ lowered, wireDomain, displayDomain }))
    return 'not-one-address'
  const wire = `${local}@${wireDomain}`
  const display = `${local}@${displayDomain}`
  // RFC 5321 section 4.5.3.1, with erratum 1690: 64 for the local part, 254 for the whole.
  return local.length > 64 || Math.max(wire.length, display.length) > 254 ? 'too-long' : { display, wire }
}

const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i

const domainLetters = /^[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+$/u

function isMailDomain(domain: string): boolean {
  const labels = domain.split('.')
  // A name whose last label is a number is read as an IP address by many programs.
  return labels.every((label) => hostLabel.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '')
}

const hostLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** Both spellings must mean each other: a letter that is quietly mapped to another, or broken punycode, is refused. */
function isSameDomain(domain: { lowered: string; wireDomain: string; displayDomain: string }): boolean {
  const { lowered, wireDomain, displayDomain } = domain
  const known = lowered === wireDomain || lowered === displayDomain
  const readable = !displayDomain.split('.').some((label) => label.startsWith('xn--'))
  return known && readable && domainToASCII(displayDomain) === wireDomain
}
