import { getCollaboration, getLetterhead } from '#src/domain/collaborations/read.ts'
import { listPictureNames } from '#src/domain/collaborations/read-pictures.ts'
import { getGroup } from '#src/domain/groups/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import type { Language } from '#src/platform/language/language.ts'
import { type DocumentFormat, PrintOrder } from '#src/platform/paper/print.ts'
import { addTemplateVersion, refuseKeepingTemplates, type TemplatePlace } from '../templates/add-version.ts'
import { getTemplate, withPictures } from '../templates/read.ts'
import { refuseUnknownPictures, sampleDocument, tryTemplate } from './try-template.ts'

/**
 * Tries a template before it is kept: one that cannot be filled or set is refused with its line and reason, and the one in use
 * stays in use. `read` opens a transaction to read in; what takes time comes after it.
 */
export async function checkTemplate(
  read: <Found>(work: (db: Reader) => Promise<Found>) => Promise<Found>,
  actor: Actor,
  { name, groupId, source }: TemplatePlace & { source: string },
  { press }: Pick<Desk, 'press'>,
): Promise<void> {
  const { template, language } = await read(async (db) => {
    await refuseKeepingTemplates(db, actor, groupId)
    refuseUnknownPictures(source, await listPictureNames(db))
    return { template: await withPictures(db, { source }), language: await languageOf(db, groupId) }
  })
  await tryTemplate({ name, template }, { language, press })
}

/** Writes a template of the collaboration's or a group's own that has been tried. Refuses a stale version. */
export async function saveTemplate(
  tx: Tx,
  actor: Actor,
  { source, expected, ...place }: TemplatePlace & { source: string; expected: number },
) {
  await refuseKeepingTemplates(tx, actor, place.groupId)
  return addTemplateVersion(tx, actor, { ...place, source, expected })
}

/**
 * The sample meeting by a template that is being written, by the one in use where no text is given; under the collaboration's own
 * letterhead. Nothing is kept.
 */
export async function previewTemplate(
  db: Reader,
  actor: Actor,
  asked: TemplatePlace & {
    source?: string | undefined
    language?: Language | undefined
    format: DocumentFormat
  },
): Promise<PrintOrder> {
  const { name, groupId, source, format } = asked
  await refuseKeepingTemplates(db, actor, groupId)
  if (source !== undefined) refuseUnknownPictures(source, await listPictureNames(db))
  const template =
    source === undefined ? await getTemplate(db, { name, groupId }) : await withPictures(db, { source })
  const language = asked.language ?? (await languageOf(db, groupId))
  const tree = sampleDocument({ name, template }, language, await getLetterhead(db))
  return new PrintOrder(tree, { name, format, shown: true })
}

const languageOf = async (db: Reader, groupId: string | null): Promise<Language> =>
  groupId === null ? (await getCollaboration(db)).language : (await getGroup(db, groupId)).language
