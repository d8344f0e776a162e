import { longDate } from '#src/platform/language/formats.ts'
import { say } from '#src/platform/language/phrase.ts'
import { recordWords } from '#src/platform/language/words/records.ts'
import { paragraph, plain } from '#src/platform/paper/blocks.ts'
import type { Block } from '#src/platform/paper/tree.ts'
import { localDate } from '#src/platform/time.ts'
import type { Named } from './content.ts'
import type { Printable } from './paper-blocks.ts'

/** Who signs: the chair and the secretary; they and two adjusters; everybody who was there. */
export const signers = ['leaders', 'adjusters', 'participants'] as const

type Word = keyof typeof recordWords

/** Lines to sign on, one a person. Adjusters are named by the meeting; until they are, their lines are left free. */
export function signatureBlocks(content: Printable, by: (typeof signers)[number]): Block[] {
  const word = (name: Word) => say(recordWords[name], content.group.language)
  const { chair, writer } = content.meeting
  const signer = (person: Named | null, part: Word) => ({ name: person?.name ?? '', detail: word(part) })
  const leaders = [signer(chair, 'signature.chair'), signer(writer, 'signature.writer')]
  const adjusters = [signer(null, 'signature.adjuster'), signer(null, 'signature.adjuster')]
  const participants = content.attendance
    .filter(({ presence, part }) => (presence === 'present' || presence === 'deputising') && part !== 'guest')
    .map(({ name, organisation }) => ({ name, detail: organisation ?? '' }))
  const rows = { leaders, adjusters: [...leaders, ...adjusters], participants }[by]
  const labels = {
    name: word('signature.name'),
    detail: word('signature.part'),
    signature: word('signature.signed'),
  }
  return rows.length === 0 ? [] : [{ type: 'signatures', rows, labels }]
}

/** How it was made known that the minutes are signed (anslag): what is known is filled in, dates are written by hand. */
export function postingBlocks({ group, meeting, collaboration, approval }: Printable): Block[] {
  const word = (name: Word) => say(recordWords[name], group.language)
  const date = longDate(group.language, localDate(new Date(meeting.startsAt), meeting.zone))
  return [
    ...(approval ? [paragraph(word('posting.lead'))] : []),
    {
      type: 'facts',
      rows: [
        { label: word('posting.body'), value: plain(group.name) },
        { label: word('posting.meeting'), value: plain(date) },
        { label: word('posting.kept-by'), value: plain(collaboration.name) },
      ],
    },
    {
      type: 'signatures',
      rows: [
        { name: word('posting.up'), detail: '' },
        { name: word('posting.down'), detail: '' },
      ],
      labels: {
        name: word('posting.event'),
        detail: word('posting.day'),
        signature: word('signature.signed'),
      },
    },
  ]
}
