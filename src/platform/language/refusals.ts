import type { Language } from './language.ts'
import { accessRefusals } from './refusals/access.ts'
import { agendaRefusals } from './refusals/agenda.ts'
import { approvalRefusals } from './refusals/approvals.ts'
import { attendanceRefusals } from './refusals/attendance.ts'
import { documentRefusals } from './refusals/documents.ts'
import { duplicateRefusals } from './refusals/duplicates.ts'
import { followUpRefusals } from './refusals/follow-ups.ts'
import { formRefusals } from './refusals/form.ts'
import { groupRefusals } from './refusals/groups.ts'
import { mailRefusals } from './refusals/mails.ts'
import { meetingsRefusals } from './refusals/meetings.ts'
import { minutesRefusals } from './refusals/minutes.ts'

import { papersRefusals } from './refusals/papers.ts'
import { picturesRefusals } from './refusals/pictures.ts'
import { requestRefusals } from './refusals/request.ts'
import { workingGroupRefusals } from './refusals/working-groups.ts'

/** Every refusal's sentence in five languages. `{name}` is replaced by a fact of that name. A missing language does not compile. */
export const refusals = {
  ...requestRefusals,
  ...accessRefusals,
  ...mailRefusals,
  ...minutesRefusals,
  ...groupRefusals,
  ...meetingsRefusals,
  ...agendaRefusals,
  ...attendanceRefusals,
  ...papersRefusals,
  ...picturesRefusals,
  ...formRefusals,
  ...workingGroupRefusals,
  ...followUpRefusals,
  ...duplicateRefusals,
  ...approvalRefusals,
  ...documentRefusals,
} satisfies Record<string, Record<Language, string>>

export type RefusalCode = keyof typeof refusals

export function refusalSentence(
  code: string,
  language: Language,
  facts: Record<string, string | number> = {},
): string {
  const sentence = (refusals as Record<string, Record<Language, string>>)[code]?.[language] ?? code
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))
}
