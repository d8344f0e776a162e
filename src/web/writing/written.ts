import type { Press } from '#src/platform/paper/press.ts'
import type { Writing } from './read.ts'

/** The item's text as it will look, for those who lead the meeting and do not write. */
export async function writtenHtml(press: Press, { item, meeting }: Writing): Promise<string> {
  const source = item?.text?.text ?? ''
  if (meeting.may.write || source.trim() === '') return ''
  return press.html([{ type: 'markdown', source }], { firstLevel: 4 })
}
