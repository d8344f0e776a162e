import type { Examined } from './examined.ts'
import type { Found } from './finding.ts'
import { almostSamePerson, folded } from './likeness.ts'
import { foundIn, type Passage } from './passages.ts'

/** RULE: a person in a text who is almost one who belongs to the meeting, and nobody else of the collaboration. */
export function nameFindings(meeting: Examined, passages: Passage[]): Found[] {
  const known = new Set([...meeting.people, ...meeting.roster].map(plain))
  const roster = [...new Set(meeting.roster)].map((name) => ({ name, first: folded(name).charAt(0) }))
  return passages.flatMap((passage) =>
    runsOf(passage.prose).flatMap((run) =>
      strangersIn(run, known).flatMap((stranger) => {
        const initial = folded(stranger).charAt(0)
        const alike = roster.filter(
          ({ name, first }) => first === initial && almostSamePerson(stranger, name),
        )
        const [only, second] = alike
        if (!only || second) return []
        const facts = { name: only.name }
        return [foundIn(passage, 'names.almost-person', { quote: stranger, to: only.name, facts })]
      }),
    ),
  )
}

const plain = (name: string): string => name.normalize('NFC').toLowerCase()

const word = String.raw`\p{Lu}(?:[\p{L}’']*(?:[-‐‑]\p{Lu}[\p{L}’']+)*)(?:(?<=(?<!\p{L})\p{Lu})\.)?`
const particle = '(?:av|af|von|van|de|der|den|da|di|la|le)'
const runPattern = new RegExp(
  String.raw`(?<![\p{L}\d@/])${word}(?: (?:${particle} )?${word})+(?!\p{L})`,
  'gu',
)

/** Words in a row that begin with capitals: two or more, as names are written. */
const runsOf = (prose: string): string[] => [...prose.matchAll(runPattern)].map(([run]) => run)

type Window = { at: number; length: number }

/** The names that may stand in a run of words and are not, nor share a word with, one that is known. */
function strangersIn(run: string, known: ReadonlySet<string>): string[] {
  const words = run.split(' ')
  const windows = [4, 3, 2].flatMap((length) =>
    words.slice(0, Math.max(0, words.length - length + 1)).map((_, at) => ({ at, length })),
  )
  const nameAt = ({ at, length }: Window) => words.slice(at, at + length).join(' ')
  const taken = new Set<number>()
  for (const { at, length } of windows.filter((window) => isKnown(nameAt(window), known)))
    for (let place = at; place < at + length; place++) taken.add(place)
  const isFree = ({ at, length }: Window) =>
    words.slice(at, at + length).every((_, index) => !taken.has(at + index))
  return windows.filter(isFree).map(nameAt).map(withoutGenitive)
}

const isKnown = (name: string, known: ReadonlySet<string>): boolean =>
  known.has(plain(name)) || (/['’]?s$/u.test(name) && known.has(plain(name.replace(/['’]?s$/u, ''))))

const withoutGenitive = (name: string): string => name.replace(/['’]s?$/u, '')
