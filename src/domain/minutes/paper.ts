import { dateAndTimeRange } from '#src/platform/language/formats.ts'
import { say as sayPhrase } from '#src/platform/language/phrase.ts'
import { type MinutesWord, minutesWord } from '#src/platform/language/words/minutes.ts'
import { recordWords } from '#src/platform/language/words/records.ts'
import { plain } from '#src/platform/paper/blocks.ts'
import { type Making, makeDocument, type Template } from '#src/platform/paper/document.ts'
import { storableName } from '#src/platform/paper/storable-name.ts'
import type { Block, DocumentTree } from '#src/platform/paper/tree.ts'
import { localDate } from '#src/platform/time.ts'
import type { MinutesRecord, Named } from './content.ts'
import { attendanceBlocks } from './paper-attendance.ts'
import { dayOf, type Printable, type Say } from './paper-blocks.ts'
import { followUpBlocks, type ItemLook, itemBlocks, workingGroupBlocks } from './paper-items.ts'
import { approvalBlocks, correctionBlocks, remarkBlocks } from './paper-seal.ts'
import { postingBlocks, signatureBlocks, signers } from './paper-signing.ts'
import { formOf } from './record-form.ts'

/** What is made of one meeting's record beside the record itself. */
export type MinutesVariant = 'whole' | 'decisions' | 'public' | 'excerpt'

/**
 * The minutes as a document, in the group's language, by the template of their form; a variant by its own words and template.
 * Pure: the same content and template give the same document. It is marked as a draft across every page until the minutes are
 * approved. What a variant leaves out has been taken from the content before (public-content.ts, excerpt.ts).
 */
export const minutesPaper = (
  content: Printable,
  template: Template,
  variant: MinutesVariant = 'whole',
): DocumentTree => makeDocument(template, minutesMaking(content, variant))

/** What the templates of minutes are filled with. */
export function minutesMaking(content: Printable, variant: MinutesVariant): Making {
  const { group, collaboration } = content
  const say: Say = (word, facts) => minutesWord(group.language, word, facts)
  return {
    title: titleOf(content, variant),
    language: group.language,
    letterhead: {
      name: collaboration.name,
      lines: collaboration.letterheadLines,
      colour: collaboration.letterheadColour,
    },
    watermark: content.approval ? null : say('draft'),
    date: content.minutes.frozenAt,
    facts: factsOf(content, variant, say),
    blocks: blocksOf(content, say),
  }
}

function factsOf(content: Printable, variant: MinutesVariant, say: Say) {
  const { group, meeting } = content
  const phrase = (word: keyof typeof recordWords, facts?: Record<string, string>) =>
    sayPhrase(recordWords[word], group.language, facts)
  return {
    group: group.name,
    date: dayOf(group.language, meeting.startsAt, meeting.zone),
    place: meeting.place,
    document: titleOf(content, 'whole'),
    approved: content.approval !== null,
    corrected: content.corrections.length > 0,
    remarked: content.remarks.length > 0,
    decided: content.items.some(({ decisions }) => decisions.length > 0),
    public: variant === 'public',
    words: {
      attendance: say('attendance'),
      corrections: say('corrections'),
      remarks: say('remarks'),
      page: say('page'),
      public: phrase('public'),
      signatures: phrase('signatures'),
      adjusting: phrase('signatures.adjusting'),
      posting: phrase('posting'),
      'posting-lead': phrase('posting.lead'),
      'no-decisions': phrase('decisions.none'),
      'excerpt-from': phrase('excerpt.from', {
        document: lowered(titleOf(content, 'whole'), group.language),
      }),
      certified: phrase('excerpt.certified'),
    },
  }
}

const blocksOf = (content: Printable, say: Say) => {
  const loose = { itemId: null, content, say }
  return {
    facts: () => [{ type: 'facts' as const, rows: factRows(content, say) }],
    approval: () => approvalBlocks(content, say),
    corrections: () => correctionBlocks(content, say),
    attendance: () => attendanceBlocks(content, say),
    items: {
      options: { show: ['all', 'decisions', 'decided'], decisions: ['boxed', 'plain'] },
      make: (given: Record<string, string>) => {
        const look = given as ItemLook
        const shown = content.items.filter(({ decisions }) => look.show !== 'decided' || decisions.length > 0)
        return shown.flatMap((item) => itemBlocks(item, { content, say, look }))
      },
    },
    'working-groups': () => underHeading(say('working-groups'), workingGroupBlocks(loose)),
    'follow-ups': () => underHeading(say('follow-up'), followUpBlocks(loose)),
    remarks: () => remarkBlocks(content, say),
    signatures: {
      options: { by: signers },
      make: ({ by }: Record<string, string>) => signatureBlocks(content, by as (typeof signers)[number]),
    },
    posting: () => postingBlocks(content),
  }
}

/** "Referat fra møtet 31. august 2023", "Særutskrift: 12 Havna" */
function titleOf(content: MinutesRecord, variant: MinutesVariant): string {
  const { group, meeting, items } = content
  const { language } = group
  const date = dayOf(language, meeting.startsAt, meeting.zone)
  if (variant === 'decisions') return sayPhrase(recordWords.decisions, language, { date })
  if (variant === 'excerpt') {
    const [item] = items
    return sayPhrase(recordWords.excerpt, language, {
      item: [item?.number, item?.title].filter(Boolean).join(' '),
    })
  }
  const form = sayPhrase(recordWords[formOf(group)], language)
  return sayPhrase(recordWords.title, language, { form, date })
}

/** A title within a sentence; English keeps the capital after a colon. */
const lowered = (title: string, language: string): string =>
  language === 'en' ? title : title.charAt(0).toLowerCase() + title.slice(1)

/** A name that every system can store, without its ending: "Referat 2023-08-31 Faggruppe for næring" */
export function fileNameOf({ group, meeting }: MinutesRecord, variant: MinutesVariant = 'whole'): string {
  const word = variant === 'decisions' || variant === 'excerpt' ? (`${variant}.file` as const) : formOf(group)
  const kind = sayPhrase(recordWords[word], group.language)
  const day = localDate(new Date(meeting.startsAt), meeting.zone)
  const mark = variant === 'public' ? ` (${sayPhrase(recordWords['public.file'], group.language)})` : ''
  return `${kind} ${day} ${storableName(group.name)}${mark}`
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
