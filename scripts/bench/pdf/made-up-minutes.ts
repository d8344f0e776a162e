import type { MinutedItem } from '#src/domain/minutes/content.ts'
import type { Printable } from '#src/domain/minutes/paper-blocks.ts'

/**
 * The minutes of a meeting that nobody held: as many items as asked for, in the mix that real ones have (a text, often a
 * decision, at times a list, a table, a link), with words enough that no cache of words makes them easy. Always the same.
 */
export function madeUpMinutes({ items }: { items: number }): Printable {
  const writer = new Writer()
  return {
    collaboration: {
      name: 'Samarbeidet om alt mulig',
      letterheadLines: ['Rådhusgata 1, 0101 Oslo'],
      letterheadColour: '#0b3d5c',
    },
    group: { id: 'group', name: 'Faggruppe for det meste', kind: 'expert-group', language: 'nb' },
    meeting: {
      id: 'meeting',
      title: null,
      startsAt: '2026-03-05T08:00:00Z',
      endsAt: '2026-03-05T15:00:00Z',
      zone: 'Europe/Oslo',
      place: 'Rådhuset',
      videoUrl: null,
      chair: { id: '0', name: 'Person Personsen 0', organisation: 'Kommune 0' },
      writer: { id: '1', name: 'Person Personsen 1', organisation: 'Kommune 1' },
    },
    minutes: { frozenAt: '2026-03-06T08:00:00Z' },
    attendance: Array.from({ length: 25 }, (_, number) => ({
      id: `${number}`,
      name: `Person Personsen ${number}`,
      organisation: `Kommune ${number}`,
      part: 'member',
      roleText: null,
      presence: 'present',
      deputisingFor: null,
      fromItemId: null,
      toItemId: null,
    })),
    items: Array.from({ length: items }, (_, index) => itemOf(index + 1, writer)),
    workingGroups: [],
    followUps: [],
    approval: null,
    remarks: [],
    corrections: [],
  }
}

function itemOf(number: number, writer: Writer): MinutedItem {
  const decision = {
    id: `${number}`,
    number: `${number}/26`,
    text: writer.sentence(),
    reached: 'consent' as const,
    votesFor: null,
    votesAgainst: null,
    votesAbstained: null,
    dissent: null,
  }
  return {
    id: `${number}`,
    number: `${number}/26`,
    kind: 'discussion',
    title: writer.words(4),
    presenter: number % 7 === 0 ? `Person Personsen ${number % 25}` : null,
    withdrawn: false,
    text: textOf(number, writer),
    decisions: number % 4 === 0 ? [decision] : [],
    papers: number % 5 === 0 ? [{ title: writer.words(3), url: `https://example.org/sak/${number}` }] : [],
    approved: null,
  }
}

function textOf(number: number, writer: Writer): string {
  const paragraph = `${writer.sentence()} **${writer.words(2)}**`
  if (number % 25 === 0) return `${paragraph}\n\n${list(writer, 6)}`
  if (number % 20 === 0) return `${paragraph}\n\n${table(writer)}`
  if (number % 6 === 0) return `${paragraph}\n\n${list(writer, 2)}`
  if (number % 3 === 0) return `${paragraph} ${writer.sentence()}`
  return paragraph
}

/** A list of two points a level, down to the depth that our lists have. */
function list(writer: Writer, depth: number): string {
  return Array.from({ length: 2 * depth }, (_, index) => {
    return `${'  '.repeat(Math.floor(index / 2))}- ${writer.words(7)}`
  }).join('\n')
}

function table(writer: Writer): string {
  const row = () => `| ${writer.words(2)} | ${writer.words(3)} | ${writer.words(1)} |`
  return [row(), '| --- | --- | --- |', ...Array.from({ length: 5 }, row)].join('\n')
}

/** Writes words that look like Norwegian, some 2,000 of them, in an order that is always the same. */
class Writer {
  #state = 20_260_305

  sentence(): string {
    const words = this.words(6 + this.#below(5))
    return `${words[0]?.toUpperCase()}${words.slice(1)}.`
  }

  words(count: number): string {
    return Array.from({ length: count }, () => this.#word()).join(' ')
  }

  #word(): string {
    if (this.#below(5) < 2) return small[this.#below(small.length)] as string
    return `${first[this.#below(first.length)]}${last[this.#below(last.length)]}`
  }

  /** A small known generator (mulberry32): good enough for words, and the same on every machine. */
  #below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
}

const small =
  'og i på for av til med om det en som er ikke fra ved skal kan også må ble har seg etter mot mellom under'.split(
    ' ',
  )
const first =
  'kommune region samarbeids nærings kultur klima kraft bolig skole helse vei bane havne areal plan budsjett medlems gruppe styre arbeids innkjøps beredskaps digitaliserings innbygger frivillighets reiselivs landbruks vann avløps energi miljø'.split(
    ' ',
  )
const last =
  'planen møtet saken arbeidet utvalget strategien tiltakene rapporten gjennomgangen oppfølgingen samarbeidet behovet kostnadene prosjektet ordningen forslaget høringen analysen løsningen fristen rammen målene rådet tjenesten veiledningen avtalen grunnlaget utviklingen vurderingen delingen oversikten innspillene midlene kravene satsingen partene tilskuddet utredningen kartleggingen forankringen evalueringen gevinsten innsatsen finansieringen framdriften kompetansen leveransen mandatet nettverket organiseringen posisjonen prioriteringen ressursene samordningen statusen søknaden tilbudet underlaget vedtaket'.split(
    ' ',
  )
