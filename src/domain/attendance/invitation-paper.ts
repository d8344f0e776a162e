import type { InvitationChange } from '#src/platform/database/schema/meetings.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { say } from '#src/platform/language/phrase.ts'
import { invitationWords } from '#src/platform/language/words/invitation.ts'
import { plain } from '#src/platform/paper/blocks.ts'
import { type Making, makeDocument, type Template } from '#src/platform/paper/document.ts'
import { storableName } from '#src/platform/paper/storable-name.ts'
import type { Block, DocumentTree } from '#src/platform/paper/tree.ts'
import { localDate } from '#src/platform/time.ts'
import { changeSentence, isNews } from './invitation-changes.ts'
import type { InvitationContent } from './invitation-content.ts'
import {
  agendaBlocks,
  bullets,
  dayOf,
  factRows,
  invitedBlocks,
  paperBlocks,
  partOf,
  typedParagraphs,
} from './paper-blocks.ts'

export type PrintedInvitation = {
  content: InvitationContent
  changes: InvitationChange[]
  message: string
  number: number
  /** when this version was sent, RFC 3339; a preview has its own instant and is marked as a draft */
  sentAt: string
  draft: boolean
}

/** The invitation as a document, in the group's language, by its template. Pure: same input, same document. */
export const invitationPaper = (printed: PrintedInvitation, template: Template): DocumentTree =>
  makeDocument(template, invitationMaking(printed))

/** What the template of invitations is filled with. */
export function invitationMaking(printed: PrintedInvitation): Making {
  const { content, message, number, sentAt } = printed
  const { language } = content.group
  const news = printed.changes.filter(isNews)
  const version = say(invitationWords[printed.draft ? 'draftVersion' : 'version'], language, {
    number,
    date: longDate(language, localDate(new Date(sentAt), content.meeting.zone)),
  })
  const rows = factRows(content, language)
  const group = { label: say(invitationWords.group, language), value: plain(content.group.name) }
  return makingOf(content, {
    title: titleOf(content),
    date: sentAt,
    watermark: printed.draft ? say(invitationWords.draft, language) : null,
    facts: {
      message: message.trim() !== '',
      changed: news.length > 0,
      papers: content.papers.length > 0,
      version,
    },
    blocks: {
      facts: () => [{ type: 'facts', rows: [group, ...rows] }],
      message: () => typedParagraphs(message),
      changes: () => bullets(news.map((change) => changeSentence(change, language))),
      agenda: () => agendaBlocks(content),
      papers: () => paperBlocks(content.papers),
      invited: () => invitedBlocks(content),
    },
  })
}

/** The list to sign at the door, with room for those who are not on it. */
export const attendanceListPaper = (
  content: InvitationContent,
  template: Template,
  { madeAt }: { madeAt: string },
): DocumentTree => makeDocument(template, attendanceListMaking(content, { madeAt }))

/** What the template of attendance lists is filled with. */
export function attendanceListMaking(content: InvitationContent, { madeAt }: { madeAt: string }): Making {
  const { language } = content.group
  const word = (name: keyof typeof invitationWords) => say(invitationWords[name], language)
  const detail = (one: InvitationContent['invitees'][number]) =>
    [one.organisation, partOf(one, content)].filter(Boolean).join(', ')
  const group = { label: word('group'), value: plain(content.group.name) }
  return makingOf(content, {
    title: say(invitationWords.listTitle, language, { date: dayOf(content.meeting, language) }),
    date: madeAt,
    watermark: null,
    facts: {},
    blocks: {
      facts: () => [{ type: 'facts', rows: [group, ...factRows(content, language)] }],
      signatures: () => [
        {
          type: 'signatures',
          labels: { name: word('name'), detail: word('organisation'), signature: word('signature') },
          rows: [
            ...content.invitees.map((one) => ({ name: one.name, detail: detail(one) })),
            ...Array.from({ length: extraLines }, () => ({ name: '', detail: '' })),
          ],
        },
      ],
    },
  })
}

const extraLines = 4

/** "Innkalling til møte 31. august 2023" */
const titleOf = ({ meeting, group }: InvitationContent): string =>
  say(invitationWords.title, group.language, { date: dayOf(meeting, group.language) })

/** A name that every system can store, without its ending: "Innkalling 2023-08-31 Faggruppe for næring" */
export function fileNameOf(
  { meeting, group }: InvitationContent,
  word: 'fileName' | 'listFileName' = 'fileName',
): string {
  const day = localDate(new Date(meeting.startsAt), meeting.zone)
  return `${say(invitationWords[word], group.language)} ${day} ${storableName(group.name)}`
}

type Parts = {
  title: string
  date: string
  watermark: string | null
  facts: Record<string, boolean | string>
  blocks: Record<string, () => Block[]>
}

function makingOf(content: InvitationContent, parts: Parts): Making {
  const { collaboration, group } = content
  const word = (name: keyof typeof invitationWords) => say(invitationWords[name], group.language)
  return {
    title: parts.title,
    language: group.language,
    letterhead: {
      name: collaboration.name,
      lines: collaboration.letterheadLines,
      colour: collaboration.letterheadColour,
    },
    watermark: parts.watermark,
    date: parts.date,
    facts: {
      group: group.name,
      ...parts.facts,
      words: {
        agenda: word('agenda'),
        papers: word('papers'),
        invited: word('invited'),
        changes: word('changes'),
        lead: word('listLead'),
        page: word('page'),
      },
    },
    blocks: parts.blocks,
  }
}
