import type { InvitationChange } from '#src/platform/database/schema/meetings.ts'
import type { Desk } from '#src/platform/desk.ts'
import { conflict } from '#src/platform/errors.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { say } from '#src/platform/language/phrase.ts'
import { invitationWords } from '#src/platform/language/words/invitation.ts'
import { makeDocument } from '#src/platform/paper/document.ts'
import { PaperError } from '#src/platform/paper/paper-error.ts'
import { shippedTemplate } from '#src/platform/paper/template-file.ts'
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
  plain,
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

/** The invitation as a document, in the group's language, by templates/invitation.md. Pure: same input, same document. */
export function invitationPaper(printed: PrintedInvitation): DocumentTree {
  const { content, message, number, sentAt } = printed
  const { language } = content.group
  const news = printed.changes.filter(isNews)
  const version = say(invitationWords[printed.draft ? 'draftVersion' : 'version'], language, {
    number,
    date: longDate(language, localDate(new Date(sentAt), content.meeting.zone)),
  })
  const rows = factRows(content, language)
  const group = { label: say(invitationWords.group, language), value: plain(content.group.name) }
  return documentOf(content, {
    name: 'invitation',
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
export function attendanceListPaper(
  content: InvitationContent,
  { madeAt }: { madeAt: string },
): DocumentTree {
  const { language } = content.group
  const word = (name: keyof typeof invitationWords) => say(invitationWords[name], language)
  const detail = (one: InvitationContent['invitees'][number]) =>
    [one.organisation, partOf(one, content)].filter(Boolean).join(', ')
  const group = { label: word('group'), value: plain(content.group.name) }
  return documentOf(content, {
    name: 'attendance-list',
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

/** A name that every system can store: "Innkalling 2023-08-31 Faggruppe for næring.pdf" */
export function fileNameOf(
  { meeting, group }: InvitationContent,
  { word, extension }: { word: 'fileName' | 'listFileName'; extension: 'pdf' | 'ics' },
): string {
  const name = Array.from(group.name.replace(/[\\/:*?"<>|]/g, '-'))
    .slice(0, 45)
    .join('')
    .trim()
  const day = localDate(new Date(meeting.startsAt), meeting.zone)
  return `${say(invitationWords[word], group.language)} ${day} ${name}.${extension}`
}

/** The document's PDF. Refuses one that is too large to be set; nothing of it is shortened unasked. */
export async function printed(tree: DocumentTree, { press }: Pick<Desk, 'press'>): Promise<Uint8Array> {
  try {
    return await press.pdf(tree)
  } catch (error) {
    const tooMuch = error instanceof PaperError && /^paper\.(too-large|timed-out)$/.test(error.code)
    throw tooMuch ? conflict('attendance.paper-too-large') : error
  }
}

type Making = {
  name: string
  title: string
  date: string
  watermark: string | null
  facts: Record<string, boolean | string>
  blocks: Record<string, () => Block[]>
}

function documentOf(content: InvitationContent, making: Making): DocumentTree {
  const { collaboration, group } = content
  const word = (name: keyof typeof invitationWords) => say(invitationWords[name], group.language)
  return makeDocument(shippedTemplate(making.name), {
    title: making.title,
    language: group.language,
    letterhead: {
      name: collaboration.name,
      lines: collaboration.letterheadLines,
      colour: collaboration.letterheadColour,
      logo: null,
    },
    watermark: making.watermark,
    date: making.date,
    facts: {
      group: group.name,
      ...making.facts,
      words: {
        agenda: word('agenda'),
        papers: word('papers'),
        invited: word('invited'),
        changes: word('changes'),
        lead: word('listLead'),
        page: word('page'),
      },
    },
    blocks: making.blocks,
  })
}
