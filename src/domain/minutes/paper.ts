import { dateAndTimeRange } from '#src/platform/language/formats.ts'
import { type MinutesWord, minutesWord } from '#src/platform/language/words/minutes.ts'
import { makeDocument } from '#src/platform/paper/document.ts'
import { shippedTemplate } from '#src/platform/paper/template-file.ts'
import type { Block, DocumentTree } from '#src/platform/paper/tree.ts'
import { localDate } from '#src/platform/time.ts'
import type { MinutesRecord, Named } from './content.ts'
import { attendanceBlocks } from './paper-attendance.ts'
import { dayOf, type Printable, plain, type Say } from './paper-blocks.ts'
import { followUpBlocks, itemBlocks, workingGroupBlocks } from './paper-items.ts'
import { approvalBlocks, correctionBlocks, remarkBlocks } from './paper-seal.ts'

/**
 * The minutes as a document, in the group's language, by templates/minutes.md. Pure: the same content gives the same
 * document. It is marked as a draft across every page until the minutes are approved.
 */
export function minutesPaper(content: Printable): DocumentTree {
  const { group, collaboration } = content
  const say: Say = (word, facts) => minutesWord(group.language, word, facts)
  const loose = { itemId: null, content, say }
  return makeDocument(shippedTemplate('minutes'), {
    title: titleOf(content),
    language: group.language,
    letterhead: {
      name: collaboration.name,
      lines: collaboration.letterheadLines,
      colour: collaboration.letterheadColour,
      logo: null,
    },
    watermark: content.approval ? null : say('draft'),
    date: content.minutes.frozenAt,
    facts: {
      group: group.name,
      approved: content.approval !== null,
      corrected: content.corrections.length > 0,
      remarked: content.remarks.length > 0,
      words: {
        attendance: say('attendance'),
        corrections: say('corrections'),
        remarks: say('remarks'),
        page: say('page'),
      },
    },
    blocks: {
      facts: () => [{ type: 'facts', rows: factRows(content, say) }],
      approval: () => approvalBlocks(content, say),
      corrections: () => correctionBlocks(content, say),
      attendance: () => attendanceBlocks(content, say),
      items: () => content.items.flatMap((item) => itemBlocks(item, content, say)),
      'working-groups': () => underHeading(say('working-groups'), workingGroupBlocks(loose)),
      'follow-ups': () => underHeading(say('follow-up'), followUpBlocks(loose)),
      remarks: () => remarkBlocks(content, say),
    },
  })
}

/** "Referat fra møtet 31. august 2023" */
function titleOf({ group, meeting }: MinutesRecord): string {
  const formal = group.kind === 'council' || group.kind === 'board'
  return minutesWord(group.language, 'title', {
    minutes: minutesWord(group.language, formal ? 'minutes.formal' : 'minutes'),
    date: dayOf(group.language, meeting.startsAt, meeting.zone),
  })
}

/** A name that every system can store: "Referat 2023-08-31 Faggruppe for næring.pdf" */
export function fileNameOf({ group, meeting }: MinutesRecord): string {
  const name = Array.from(group.name.replace(/[\\/:*?"<>|]/g, '-'))
    .slice(0, 45)
    .join('')
    .trim()
  const kind = minutesWord(group.language, 'minutes')
  return `${kind} ${localDate(new Date(meeting.startsAt), meeting.zone)} ${name}.pdf`
}

/** The draft mark is drawn on the page and not read aloud, so that the minutes say in words too that they are not approved. */
function factRows({ meeting, group, approval }: Printable, say: Say) {
  const { startsAt, endsAt, zone, place, videoUrl, chair, writer } = meeting
  const span = { start: new Date(startsAt), end: new Date(endsAt), zone }
  const where = place && videoUrl ? say('place.both', { place }) : (place ?? (videoUrl && say('place.video')))
  const rows: [MinutesWord, string | null][] = [
    ['group', group.name],
    ['meeting', meeting.title],
    ['time', dateAndTimeRange(group.language, span)],
    ['place', where],
    ['chair', nameAndPlace(chair)],
    ['writer', nameAndPlace(writer)],
    ['status', approval ? null : say('status.draft')],
  ]
  return rows.flatMap(([word, value]) => (value ? [{ label: say(word), value: plain(value) }] : []))
}

const nameAndPlace = (person: Named | null): string | null =>
  person && [person.name, person.organisation].filter((part) => part !== null).join(', ')

const underHeading = (title: string, blocks: Block[]): Block[] =>
  blocks.length === 0 ? [] : [{ type: 'heading', level: 2, children: plain(title) }, ...blocks]
