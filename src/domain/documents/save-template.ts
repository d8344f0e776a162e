import { getCollaboration } from '#src/domain/collaborations/read.ts'
import { getGroup } from '#src/domain/groups/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader, Tx } from '#src/platform/database/database.ts'
import type { Desk } from '#src/platform/desk.ts'
import type { Language } from '#src/platform/language/language.ts'
import { type DocumentFormat, type PrintedDocument, printDocument } from '#src/platform/paper/print.ts'
import { addTemplateVersion, refuseKeepingTemplates, type TemplatePlace } from '../templates/add-version.ts'
import { getTemplate, withPictures } from '../templates/read.ts'
import { sampleDocument, tryTemplate } from './try-template.ts'

/**
 * Writes a template of the collaboration's or a group's own. It is tried first: one that cannot be filled or set is refused
 * with its line and reason, and the one in use stays in use. Refuses a stale version.
 */
export async function saveTemplate(
  tx: Tx,
  actor: Actor,
  { source, expected, ...place }: TemplatePlace & { source: string; expected: number },
  { press }: Pick<Desk, 'press'>,
) {
  await refuseKeepingTemplates(tx, actor, place.groupId)
  const template = await withPictures(tx, { source })
  const language = await languageOf(tx, place.groupId)
  await tryTemplate({ name: place.name, template }, { language, press })
  return addTemplateVersion(tx, actor, { ...place, source, expected })
}

/** The sample meeting by a template that is being written; by the one in use where no text is given. Nothing is kept. */
export async function previewTemplate(
  db: Reader,
  actor: Actor,
  asked: TemplatePlace & {
    source?: string | undefined
    language?: Language | undefined
    format: DocumentFormat
  },
  desk: Pick<Desk, 'press'>,
): Promise<PrintedDocument> {
  const { name, groupId, source, format } = asked
  await refuseKeepingTemplates(db, actor, groupId)
  const template =
    source === undefined ? await getTemplate(db, { name, groupId }) : await withPictures(db, { source })
  const language = asked.language ?? (await languageOf(db, groupId))
  return printDocument(desk, sampleDocument({ name, template }, language), { name, format })
}

const languageOf = async (db: Reader, groupId: string | null): Promise<Language> =>
  groupId === null ? (await getCollaboration(db)).language : (await getGroup(db, groupId)).language
