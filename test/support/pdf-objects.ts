import { inflateSync } from 'node:zlib'

/**
 * The objects of a PDF with a cross-reference table, read to judge what no viewer shows. Names are `/Name`, so
 * that they differ from texts; texts are as bytes say, UTF-16 or Latin.
 */
export type PdfValue = null | boolean | number | string | Uint8Array | PdfRef | PdfValue[] | PdfDict
export type PdfDict = { [key: string]: PdfValue }
export class PdfRef {
  readonly number: number
  constructor(number: number) {
    this.number = number
  }
}

export class PdfFile {
  readonly trailer: PdfDict
  readonly #bytes: Uint8Array
  readonly #text: string
  readonly #offsets = new Map<number, number>()
  readonly #objects = new Map<number, PdfValue>()
  readonly #streams = new Map<PdfDict, Uint8Array>()

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#text = Buffer.from(bytes).toString('latin1')
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.#text)?.[1])
    const table = /^xref\s+0 (\d+)\s+/.exec(this.#text.slice(start, start + 40)) as RegExpExecArray
    const entries = start + table[0].length
    for (let number = 0; number < Number(table[1]); number++)
      this.#offsets.set(number, Number(this.#text.slice(entries + number * 20, entries + number * 20 + 10)))
    this.trailer = dictOf(new PdfLexer(this.#text, this.#text.indexOf('trailer', entries) + 7).value())
  }

  /** The value itself, whether it stands here or elsewhere. */
  get(value: PdfValue | undefined): PdfValue {
    return value instanceof PdfRef ? this.#objectAt(value.number) : (value ?? null)
  }

  dict(value: PdfValue | undefined): PdfDict {
    return dictOf(this.get(value))
  }

  list(value: PdfValue | undefined): PdfValue[] {
    const found = this.get(value)
    return Array.isArray(found) ? found : []
  }

  /** The bytes of a stream, uncompressed. */
  stream(value: PdfValue | undefined): Uint8Array {
    const dict = this.dict(value)
    const raw = this.#streams.get(dict) ?? new Uint8Array()
    return dict.Filter === '/FlateDecode' ? inflateSync(raw) : raw
  }

  /** Every object that is a dictionary or a stream. */
  all(): PdfDict[] {
    return [...this.#offsets.keys()]
      .slice(1)
      .map((number) => this.#objectAt(number))
      .filter(isDict)
  }

  get pages(): PdfDict[] {
    const root = this.dict(this.trailer.Root)
    return this.list(this.dict(root.Pages).Kids).map((page) => this.dict(page))
  }

  #objectAt(number: number): PdfValue {
    const known = this.#objects.get(number)
    if (known !== undefined) return known
    const at = this.#offsets.get(number) as number
    if (!this.#text.startsWith(`${number} 0 obj`, at))
      throw new Error(`Object ${number} is not where the table says`)
    const lexer = new PdfLexer(this.#text, at + `${number} 0 obj`.length)
    const value = lexer.value()
    this.#objects.set(number, value)
    const opened = /^\s*stream\r?\n/.exec(this.#text.slice(lexer.at, lexer.at + 12))
    if (opened && isDict(value)) {
      const from = lexer.at + opened[0].length
      this.#streams.set(value, this.#bytes.slice(from, from + Number(this.get(value.Length))))
    }
    return value
  }
}

export function isDict(value: PdfValue | undefined): value is PdfDict {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array) &&
    !(value instanceof PdfRef)
  )
}

function dictOf(value: PdfValue): PdfDict {
  return isDict(value) ? value : {}
}

/** The text of a string of the file: UTF-16 where it says so. */
export function textOfString(value: PdfValue | undefined): string | null {
  if (!(value instanceof Uint8Array)) return null
  const bytes = Buffer.from(value)
  return bytes[0] === 0xfe && bytes[1] === 0xff
    ? new TextDecoder('utf-16be').decode(bytes.subarray(2))
    : bytes.toString('latin1')
}

/** Values and operators one after the other; operators come as dictionaries of nothing but `operator`. */
export class PdfLexer {
  at: number
  readonly #text: string

  constructor(text: string, at = 0) {
    this.#text = text
    this.at = at
  }

  get ended(): boolean {
    this.#skip()
    return this.at >= this.#text.length
  }

  value(): PdfValue {
    this.#skip()
    const rest = this.#text.slice(this.at, this.at + 400)
    const reference = /^(\d+) 0 R\b/.exec(rest)
    if (reference) return this.#took(reference[0], new PdfRef(Number(reference[1])))
    const number = /^[+-]?(\d+\.?\d*|\.\d+)/.exec(rest)
    if (number) return this.#took(number[0], Number(number[0]))
    if (rest.startsWith('<<')) return this.#dict()
    if (rest.startsWith('[')) return this.#list()
    if (rest.startsWith('(')) return this.#literal()
    if (rest.startsWith('<')) return this.#hex()
    const word = /^\/?[^\s()<>[\]/%]*/.exec(rest)?.[0] ?? ''
    if (word === '') throw new Error(`Nothing to read at ${this.at}: ${rest.slice(0, 30)}`)
    if (word.startsWith('/'))
      return this.#took(
        word,
        word.replace(/#(..)/g, (_, hex) => letter(hex)),
      )
    const known: Record<string, PdfValue> = { true: true, false: false, null: null }
    return this.#took(word, word in known ? (known[word] as PdfValue) : { operator: word })
  }

  #took(text: string, value: PdfValue): PdfValue {
    this.at += text.length
    return value
  }

  #skip() {
    while (this.at < this.#text.length && /\s/.test(this.#text[this.at] as string)) this.at++
  }

  #dict(): PdfDict {
    this.at += 2
    const dict: PdfDict = {}
    for (this.#skip(); !this.#text.startsWith('>>', this.at); this.#skip()) {
      const key = this.value() as string
      dict[key.slice(1)] = this.value()
    }
    this.at += 2
    return dict
  }

  #list(): PdfValue[] {
    this.at++
    const list: PdfValue[] = []
    for (this.#skip(); this.#text[this.at] !== ']'; this.#skip()) list.push(this.value())
    this.at++
    return list
  }

  #literal(): Uint8Array {
    const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
    let value = ''
    let depth = 0
    for (; this.at < this.#text.length; this.at++) {
      const character = this.#text[this.at] as string
      if (character === '\\') {
        const next = this.#text[++this.at] as string
        value += escapes[next] ?? next
        continue
      }
      if (character === '(' && depth++ === 0) continue
      if (character === ')' && --depth === 0) break
      value += character
    }
    this.at++
    return Buffer.from(value, 'latin1')
  }

  #hex(): Uint8Array {
    const end = this.#text.indexOf('>', this.at)
    const hex = this.#text.slice(this.at + 1, end)
    this.at = end + 1
    return Buffer.from(hex, 'hex')
  }
}

function letter(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16))
}
