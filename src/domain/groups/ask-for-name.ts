import { makeLink } from '#src/domain/access/links.ts'
import type { Tx } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { type Addressee, mailEach, type WithoutEmail } from '#src/platform/mail/mail-each.ts'
import type { Group } from './read.ts'

/** Asks, by mail with a link of their own, the one who shall say who takes a pending seat. */
export function askForName(
  tx: Tx,
  {
    group,
    namer,
    seat,
    organisation,
  }: {
    group: Group
    namer: Addressee
    seat: { id: string; version: number; label: string | null; nameDueOn: string | null }
    organisation: { name: string } | null
  },
  desk: Desk,
): Promise<WithoutEmail[]> {
  return mailEach(tx, [namer], {
    // Asked again later, after another had been asked, the same person needs a new mail: the former link is dead.
    event: `seat-to-be-named:${seat.id}:${seat.version}`,
    kind: 'seat-to-be-named',
    language: group.language,
    facts: async (to, language) => ({
      group: { name: group.name },
      seat: { name: organisation?.name ?? seat.label ?? '' },
      dueOn: seat.nameDueOn ? longDate(language, seat.nameDueOn) : null,
      link: await makeLink(tx, desk.baseUrl, { purpose: 'name-seat', personId: to.id, subjectId: seat.id }),
    }),
  })
}
