import { dateAndTimeRange, longDate, shortDate } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { say } from '#src/platform/language/phrase.ts'
import { invitationWords } from '#src/platform/language/words/invitation.ts'
import { recordWords } from '#src/platform/language/words/records.ts'
import { paragraph, plain } from '#src/platform/paper/blocks.ts'
import { isSafeAddress } from '#src/platform/paper/safe-address.ts'
import type { Block, Inline } from '#src/platform/paper/tree.ts'
import { localDate } from '#src/platform/time.ts'
import {
  headingOf,
  type InvitationContent,
  type Invited,
  type InvitedItem,
  type InvitedPaper,
} from './invitation-content.ts'

/** Blocks that the printed invitation and its mail have in common. Pure. */

/** The day the meeting begins on, as the language writes it. */
export const dayOf = ({ startsAt, zone }: InvitationContent['meeting'], language: Language): string =>
  longDate(language, localDate(new Date(startsAt), zone))

/** "torsdag 31. august 2023 kl. 09.00–10.30" */
export const spanOf = (
  { startsAt, endsAt, zone }: InvitationContent['meeting'],
  language: Language,
): string => dateAndTimeRange(language, { start: new Date(startsAt), end: new Date(endsAt), zone })

/** Time, place and who leads, as label and value. */
export function factRows({ meeting }: InvitationContent, language: Language) {
  const rows: [keyof typeof invitationWords, Inline[]][] = [
    ['meeting', plain(meeting.title ?? '')],
    ['time', plain(spanOf(meeting, language))],
    ['place', plain(meeting.place ?? '')],
    ['video', meeting.videoUrl ? [linkTo(meeting.videoUrl, meeting.videoUrl)] : []],
    ['chair', plain(meeting.chair ?? '')],
    ['writer', plain(meeting.writer ?? '')],
  ]
  return rows
    .filter(([, value]) => value.some((inline) => inline.type !== 'text' || inline.value !== ''))
    .map(([label, value]) => ({ label: say(invitationWords[label], language), value }))
}

/** What the sender wrote beside the invitation, in Markdown; line breaks and `&amp;` stand as they were typed. */
export function typedParagraphs(typed: string): Block[] {
  const source = typed.trim().replaceAll(/&(?=#?[a-z0-9]+;)/gi, '\\&')
  return source === '' ? [] : [{ type: 'markdown', source, baseLevel: 4 }]
}

/** The agenda as headings with all that is known of each item. */
export function agendaBlocks(content: InvitationContent): Block[] {
  const { language } = content.group
  if (content.items.length === 0) return [paragraph(say(invitationWords.noAgenda, language))]
  return content.items.flatMap((item) => [
    {
      type: 'heading',
      level: 3,
      children: plain(item.title),
      ...(item.number !== null && { number: item.number }),
    } satisfies Block,
    ...(item.withdrawn ? [paragraph(say(invitationWords.withdrawn, language))] : itemBlocks(item, content)),
  ])
}

/** The agenda for a mail: a line an item, and below it its papers; then those that belong to none. */
export function agendaLines(content: InvitationContent, language: Language): Block[] {
  const papersOf = (papers: InvitedPaper[]) =>
    papers.length === 0
      ? []
      : [`${say(invitationWords.papers, language)}: ${papers.map(({ title }) => title).join(', ')}`]
  const lines = content.items.flatMap((item) => {
    const withdrawn = item.withdrawn && `(${say(invitationWords.withdrawn, language)})`
    return [[headingOf(item), withdrawn].filter(Boolean).join(' '), ...papersOf(item.papers)]
  })
  return [lines, papersOf(content.papers)]
    .filter((some) => some.length > 0)
    .map((some) => ({ type: 'paragraph', children: onLines(some) }))
}

const onLines = (lines: string[]): Inline[] =>
  lines.flatMap((line, index): Inline[] => [
    ...(index > 0 ? [{ type: 'break' as const }] : []),
    ...plain(line),
  ])

function itemBlocks(item: InvitedItem, content: InvitationContent): Block[] {
  const { language } = content.group
  const kind = item.kind in kindWords ? say(kindWords[item.kind as keyof typeof kindWords], language) : ''
  const about = [
    kind,
    item.presenter && say(invitationWords.presenter, language, { name: item.presenter }),
    item.minutesAllotted && say(invitationWords.minutes, language, { count: item.minutesAllotted }),
  ].filter(Boolean)
  const basis = item.exemptBasis
  return [
    ...(about.length > 0 ? [paragraph(about.join(' · '))] : []),
    ...(basis ? [paragraph(say(recordWords.exempt, language, { basis }))] : []),
    ...(item.description.trim()
      ? [{ type: 'markdown' as const, source: item.description, baseLevel: 4 as const }]
      : []),
    ...(item.listsFollowUps ? followUpBlocks(content) : []),
    ...paperBlocks(item.papers),
  ]
}

const { information, discussion, input, decision, election, report } = invitationWords
const kindWords = { information, discussion, input, decision, election, report }

function followUpBlocks({ followUps, group }: InvitationContent): Block[] {
  if (followUps.length === 0) return []
  const items = followUps.map(({ text, assignee, dueOn }): Block[] => {
    const due =
      dueOn && say(invitationWords.followUpDue, group.language, { date: shortDate(group.language, dueOn) })
    const who = [assignee, due].filter(Boolean).join(', ')
    return [paragraph(who ? `${text} (${who})` : text)]
  })
  return [{ type: 'list', ordered: false, start: 1, items }]
}

export const paperBlocks = (papers: InvitedPaper[]): Block[] =>
  papers.length === 0
    ? []
    : [
        {
          type: 'list',
          ordered: false,
          start: 1,
          items: papers.map(({ title, url }) => [
            { type: 'paragraph', children: [url ? linkTo(url, title) : { type: 'text', value: title }] },
          ]),
        },
      ]

/** Who is asked, with organisation and what they come as. The last column is there only when it says something. */
export function invitedBlocks(content: InvitationContent): Block[] {
  const { language } = content.group
  const parts = content.invitees.map((one) => partOf(one, content))
  const withParts = parts.some((part) => part !== '')
  const column = (word: 'name' | 'organisation' | 'takesPartAs', share: number) => ({
    title: say(invitationWords[word], language),
    share,
  })
  return [
    {
      type: 'table',
      columns: [
        column('name', 3),
        column('organisation', 3),
        ...(withParts ? [column('takesPartAs', 2)] : []),
      ],
      rows: content.invitees.map((one, index) =>
        [one.name, one.organisation ?? '', ...(withParts ? [parts[index] ?? ''] : [])].map(plain),
      ),
    },
  ]
}

/** "vara", "gjest, rektor, til sak 3"; nothing for a member. */
export function partOf(
  { part, roleText, agendaItemId }: Invited,
  { items, group }: InvitationContent,
): string {
  const item = items.find(({ id }) => id === agendaItemId)
  return [
    part === 'member' ? '' : say(invitationWords[part], group.language),
    roleText,
    item && say(invitationWords.forItem, group.language, { item: item.number ?? item.title }),
  ]
    .filter(Boolean)
    .join(', ')
}

export const bullets = (lines: string[]): Block[] =>
  lines.length === 0
    ? []
    : [{ type: 'list', ordered: false, start: 1, items: lines.map((line) => [paragraph(line)]) }]

const linkTo = (href: string, text: string): Inline =>
  isSafeAddress(href) ? { type: 'link', href, children: plain(text) } : { type: 'text', value: text }
