import { eq } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { nameClauses, type PageRequest, pageOf } from '#src/platform/database/paging.ts'
import { pictures } from '#src/platform/database/schema/collaborations.ts'
import { files } from '#src/platform/database/schema/platform.ts'
import { notFound } from '#src/platform/errors.ts'
import { getFile } from '#src/platform/files.ts'
import type { Picture } from '#src/platform/paper/document.ts'

const shown = {
  id: pictures.id,
  name: pictures.name,
  alt: pictures.alt,
  fileId: pictures.fileId,
  mediaType: files.mediaType,
  width: pictures.width,
  height: pictures.height,
  sizeBytes: files.sizeBytes,
  version: pictures.version,
  createdAt: pictures.createdAt,
}

const listOf = (db: Reader) => db.select(shown).from(pictures).innerJoin(files, eq(files.id, pictures.fileId))

/** One picture without its bytes. Refuses one that is not here. */
export async function getPicture(db: Reader, pictureId: string) {
  const [row] = await listOf(db).where(eq(pictures.id, pictureId))
  if (!row) throw notFound('request.not-found')
  return row
}

/** The pictures by name, a page at a time, without their bytes. */
export async function listPictures(db: Reader, actor: Actor, request: PageRequest) {
  const by = { name: pictures.name, id: pictures.id, language: actor.collaborationLanguage }
  const { after, orderBy, limit } = nameClauses(request, by)
  const rows = await listOf(db)
    .where(after)
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(rows, request, (row) => row.name)
}

/** A picture's bytes, and a name for them as a file. */
export async function getPictureFile(db: Reader, pictureId: string) {
  const { name, fileId } = await getPicture(db, pictureId)
  const { mediaType, bytes } = await getFile(db, fileId)
  return { name: `${name}.${mediaType === 'image/jpeg' ? 'jpg' : 'png'}`, mediaType, bytes }
}

/** A picture with its bytes, and the file that keeps them for ever. */
export type KeptPicture = Picture & { fileId: string }

/** The names that a template may show a picture by. */
export async function listPictureNames(db: Reader): Promise<string[]> {
  const rows = await db.select({ name: pictures.name }).from(pictures).orderBy(pictures.name)
  return rows.map(({ name }) => name)
}

/** Whether a template in use shows a picture of this name. */
export async function isShown(db: Reader, name: string): Promise<boolean> {
  const rows = await db.statement<{ shown: string }>({
    name: 'picture_is_shown',
    text: `select 'yes' as shown from (
        select distinct on (name, group_id) source from template_versions order by name, group_id, number desc
      ) in_use
      where source ~ ('::image\\{[^}]*name=["'']?' || $1 || '["'']?[ }]') limit 1`,
    values: [name],
  })
  return rows.length > 0
}

/** The collaboration's logo with its bytes, ready for a letterhead; null where it has none. */
export async function findLogo(db: Reader): Promise<KeptPicture | null> {
  const [row] = await db.statement<KeptPicture>({
    name: 'find_logo',
    text: `select ${asLogo} from collaborations c
      join pictures p on p.collaboration_id = c.id and p.id = c.logo_picture_id
      join files f on f.collaboration_id = p.collaboration_id and f.id = p.file_id`,
    values: [],
  })
  return row ?? null
}

/** The pictures that a template names, with their bytes, by name; a name that no picture has is left out. */
export async function listPicturesForPaper(
  db: Reader,
  names: string[],
): Promise<Record<string, KeptPicture>> {
  if (names.length === 0) return {}
  const rows = await db.statement<KeptPicture & { name: string }>({
    name: 'pictures_for_paper',
    text: `select p.name, ${asLogo} from pictures p
      join files f on f.collaboration_id = p.collaboration_id and f.id = p.file_id
      where p.name in (select json_array_elements_text($1::json)) order by p.name`,
    values: [JSON.stringify(names)],
  })
  return Object.fromEntries(rows.map(({ name, ...picture }) => [name, picture]))
}

const asLogo = 'f.id::text as "fileId", f.media_type as "mediaType", p.width, p.height, f.bytes, p.alt'
