import { z } from 'zod'
import { itemWords as words } from '#src/platform/language/words/web-agenda.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { line, webAddress } from '#src/platform/text.ts'
import { Upload, uploadedFile } from '#src/platform/upload.ts'
import { chosenId, orNone } from '../../asked-values.ts'
import { hiddenField } from '../../layout/fields.ts'
import { askFirst, folded, screenForm } from '../../layout/screen-form.ts'
import { patterns, to } from '../../paths.ts'
import type { View } from '../../view.ts'
import { paperList } from '../papers.ts'
import type { ShownItem, ShownMeeting } from '../read.ts'

/** A field for a file that was left empty is sent as a file without a name, or as nothing. */
const fileOrNone = z
  .unknown()
  .transform((file) => (file === '' || (file instanceof Upload && file.name === '') ? undefined : file))
  .pipe(uploadedFile.optional())

export const paperTyped = z.strictObject({
  title: orNone(line(300)),
  url: orNone(webAddress),
  file: fileOrNone,
  agendaItemId: orNone(chosenId),
})

/** The papers of an item, or of the whole meeting, each with a way to take it off, and a form for one more. */
export function papersKept(
  view: View,
  meeting: ShownMeeting,
  item: ShownItem | null,
): { list: string; add: string } {
  const papers = item ? item.papers : meeting.papers
  const list = paperList(view, papers, ({ id, title, version }) =>
    askFirst(view, {
      act: `remove-paper-${id}`,
      summary: view.say(frameWords.remove),
      question: view.say(words.removePaperAsks, { title }),
      action: to(patterns.paperRemoval, { paperId: id }),
      submit: view.say(frameWords.remove),
      version,
    }),
  )
  const act = `paper-${item?.id ?? 'meeting'}`
  const body = addForm(view, meeting, { item, act })
  return { list, add: folded(view, { act, summary: view.say(words.addPaper), body }) }
}

function addForm(
  view: View,
  { id: meetingId }: ShownMeeting,
  { item, act }: { item: ShownItem | null; act: string },
): string {
  return screenForm(view, {
    act,
    action: to(patterns.meetingPapers, { meetingId }),
    submit: view.say(words.attach),
    files: true,
    body: (fields) =>
      [
        hiddenField('agendaItemId', item?.id ?? ''),
        fields.file('file', { label: view.say(words.file), hint: view.say(words.fileHint) }),
        fields.line('url', { label: view.say(words.orLink), type: 'url', maxLength: 2_000 }),
        fields.line('title', {
          label: view.say(words.paperTitle),
          hint: view.say(words.paperTitleHint),
          maxLength: 300,
        }),
      ].join(''),
  })
}
