import { makeLink } from '#src/domain/access/links.ts'
import type { Tx } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { type Addressee, mailEach, type WithoutEmail } from '#src/platform/mail/mail-each.ts'
import type { LoadedFollowUp } from './load.ts'

/** Writes to the people a follow-up is about, each with a link of their own to answer from the mail. */
export function writeAbout(
  tx: Tx,
  followUp: LoadedFollowUp,
  { kind, event, to }: { kind: string; event: string; to: Addressee[] },
  desk: Pick<Desk, 'baseUrl'>,
): Promise<WithoutEmail[]> {
  return mailEach(tx, to, {
    event,
    kind,
    language: followUp.group.language,
    facts: async (person, language) => ({
      group: { name: followUp.group.name },
      task: followUp.text,
      assignee: followUp.assignee?.name ?? null,
      dueOn: followUp.dueOn === null ? null : longDate(language, followUp.dueOn),
      link: await makeLink(tx, desk.baseUrl, {
        purpose: 'follow-up',
        personId: person.id,
        subjectId: followUp.id,
      }),
    }),
  })
}

/** Tells who now has to do it, except whoever gave it to themselves. */
export function tellAssignee(
  tx: Tx,
  { followUp, actorId }: { followUp: LoadedFollowUp; actorId: string },
  desk: Desk,
): Promise<WithoutEmail[]> {
  return writeAbout(
    tx,
    followUp,
    {
      kind: 'follow-up-assigned',
      event: `follow-up-assigned:${followUp.id}:${followUp.version}`,
      to: followUp.responsible.filter(({ id }) => id !== actorId),
    },
    desk,
  )
}
