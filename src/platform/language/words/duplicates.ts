import type { Phrase } from '../phrase.ts'

/** Why two entries are probably the same. */
// biome-ignore format: a table, one row a reason
export const duplicateReasons = {
  'same-name': { nb: 'Samme navn', nn: 'Same namn', sv: 'Samma namn', da: 'Samme navn', en: 'The same name' },
  'shorter-name': { nb: 'Det ene navnet er en kortere form av det andre', nn: 'Det eine namnet er ei kortare form av det andre', sv: 'Det ena namnet är en kortare form av det andra', da: 'Det ene navn er en kortere form af det andet', en: 'One name is a shorter form of the other' },
  'almost-same-name': { nb: 'Nesten samme navn', nn: 'Nesten same namn', sv: 'Nästan samma namn', da: 'Næsten samme navn', en: 'Almost the same name' },
  'same-organisation': { nb: 'Samme organisasjon', nn: 'Same organisasjon', sv: 'Samma organisation', da: 'Samme organisation', en: 'The same organisation' },
  'same-address': { nb: 'Samme navn foran @ i e-postadressen', nn: 'Same namn framfor @ i e-postadressa', sv: 'Samma namn före @ i e-postadressen', da: 'Samme navn foran @ i e-mailadressen', en: 'The same name before the @ of the e-mail address' },
  'same-phone': { nb: 'Samme telefonnummer', nn: 'Same telefonnummer', sv: 'Samma telefonnummer', da: 'Samme telefonnummer', en: 'The same telephone number' },
  'same-official-number': { nb: 'Samme offisielle nummer', nn: 'Same offisielle nummer', sv: 'Samma officiella nummer', da: 'Samme officielle nummer', en: 'The same official number' },
  'same-parent': { nb: 'Del av samme organisasjon', nn: 'Del av same organisasjon', sv: 'Del av samma organisation', da: 'Del af samme organisation', en: 'Part of the same organisation' },
} satisfies Record<string, Phrase>

export type DuplicateReason = keyof typeof duplicateReasons
