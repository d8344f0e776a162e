import { createHash } from 'node:crypto'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { findLogo, type KeptPicture, listPicturesForPaper } from '#src/domain/collaborations/read-pictures.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { type PageRequest, pageClauses, pageOf } from '#src/platform/database/paging.ts'
import { people } from '#src/platform/database/schema/people.ts'
import { files } from '#src/platform/database/schema/platform.ts'
import { type TemplatePictures, templateVersions } from '#src/platform/database/schema/templates.ts'
import { notFound } from '#src/platform/errors.ts'
import type { Template } from '#src/platform/paper/document.ts'
import { shippedTemplate } from '#src/platform/paper/template-file.ts'
import { type DocumentName, documentNames } from './names.ts'

export type TemplateWithPictures = Template & {
  logo: KeptPicture | null
  images: Record<string, KeptPicture>
}

/** A template with where it comes from. A sent document remembers version and hash. */
export type TemplateInUse = TemplateWithPictures & {
  origin: 'shipped' | 'collaboration' | 'group'
  /** null: it ships with the program */
  versionId: string | null
  sha256: string
}

/**
 * The template that a document of this group is made by: the group's own, else that of the group above it, else the
 * collaboration's, else the one that ships.
 */
export async function getTemplate(
  db: Reader,
  { name, groupId }: { name: DocumentName; groupId: string | null },
): Promise<TemplateInUse> {
  const rows = await newestOf(db, { names: [name], groupId })
  return withPictures(db, inUse(name, rows))
}

/** The same without its pictures, with the newest number at exactly this level and whether it is written there. One statement. */
export async function getTemplateText(
  db: Reader,
  { name, groupId }: { name: DocumentName; groupId: string | null },
) {
  const rows = await newestOf(db, { names: [name], groupId })
  const level = groupId === null ? 'collaboration' : 'own'
  const isOwn = rows.some((row) => row.level === level && row.source !== null)
  return { ...inUse(name, rows), version: versionAt(rows, { name, groupId }), isOwn }
}

/** What a sent document remembers of how it was made. */
export type MadeBy = { templateVersionId: string | null; templatePictures: TemplatePictures | null }

/** What to remember of a document that is sent: the version of its template, the text's hash, and the pictures that it shows. */
export function madeBy({ versionId, sha256, logo, images }: TemplateInUse) {
  const ofFile = ({ bytes: _, ...picture }: KeptPicture) => picture
  const entries = Object.entries(images).map(([name, picture]) => [name, ofFile(picture)] as const)
  const templatePictures: TemplatePictures = {
    logo: logo && ofFile(logo),
    images: Object.fromEntries(entries),
  }
  return { templateVersionId: versionId, templateSha256: sha256, templatePictures }
}

/** The template that something was made by, with the pictures of then: a version that was written, or the one that ships. */
export async function getTemplateOf(
  db: Reader,
  name: DocumentName,
  { templateVersionId: versionId, templatePictures }: MadeBy,
): Promise<TemplateInUse> {
  const text = versionId === null ? inUse(name, []) : await getVersionText(db, versionId)
  return templatePictures
    ? { ...text, ...(await picturesOfThen(db, templatePictures)) }
    : withPictures(db, text)
}

/**
 * A text with the pictures that stand in it and no letterhead, as a page shows a document: those of then where they are known,
 * else today's. `source` null is the one that ships.
 */
export async function forPage(
  db: Reader,
  name: DocumentName,
  { source, pictures }: { source: string | null; pictures: TemplatePictures | null },
): Promise<Template> {
  const text = { source: source ?? shippedTemplate(name).source, logo: null }
  const names = picturesIn(text.source).map((picture) => picture.name)
  if (names.length === 0) return { ...text, images: {} }
  if (!pictures) return { ...text, images: await listPicturesForPaper(db, names) }
  return { ...text, images: (await picturesOfThen(db, { ...pictures, logo: null })).images }
}

/** The texts by which the minutes of a group are made, whatever form its record has, asked for by minutes of it. */
export async function listTemplatesForMinutes(
  db: Reader,
  minutesId: string,
): Promise<Map<DocumentName, string>> {
  const names: DocumentName[] = ['minutes', 'record', 'protocol', 'decision-minutes']
  const rows = await db.statement<NewestRow>({
    name: 'newest_templates_for_minutes',
    text: newest.replaceAll('$2::uuid', '(select r.group_id from minutes r where r.id = $2::uuid)'),
    values: [names, minutesId],
  })
  const ofName = (name: DocumentName) =>
    inUse(
      name,
      rows.filter((row) => row.name === name),
    ).source
  return new Map(names.map((name) => [name, ofName(name)]))
}

async function getVersionText(db: Reader, versionId: string) {
  const [row] = await db.select().from(templateVersions).where(eq(templateVersions.id, versionId))
  if (!row?.source) throw notFound('request.not-found')
  const origin = row.groupId === null ? ('collaboration' as const) : ('group' as const)
  return { source: row.source, origin, versionId, sha256: row.sha256 }
}

async function picturesOfThen(
  db: Reader,
  { logo, images }: TemplatePictures,
): Promise<Pick<TemplateWithPictures, 'logo' | 'images'>> {
  const named = Object.entries(images)
  const ids = [...(logo ? [logo.fileId] : []), ...named.map(([, { fileId }]) => fileId)]
  if (ids.length === 0) return { logo: null, images: {} }
  const rows = await db.select({ id: files.id, bytes: files.bytes }).from(files).where(inArray(files.id, ids))
  const withBytes = <Shown extends { fileId: string }>(picture: Shown) => ({
    ...picture,
    bytes: rows.find(({ id }) => id === picture.fileId)?.bytes ?? new Uint8Array(),
  })
  return {
    logo: logo && withBytes(logo),
    images: Object.fromEntries(named.map(([name, picture]) => [name, withBytes(picture)])),
  }
}

/** The pictures that a text names, with their lines; the name is empty where none is given. */
export const picturesIn = (source: string): { name: string; line: number }[] =>
  source.split(/\r\n?|\n/).flatMap((text, index) => {
    const directive = /^\s*::image(?![\w-])(.*)$/.exec(text)
    if (!directive) return []
    const name = /\bname=["']?([a-z0-9-]{1,40})\b/.exec(directive[1] ?? '')?.[1] ?? ''
    return [{ name, line: index + 1 }]
  })

/** A text with the collaboration's logo and the pictures that it names. */
export async function withPictures<Text extends { source: string }>(
  db: Reader,
  text: Text,
): Promise<Text & TemplateWithPictures> {
  const names = picturesIn(text.source).map(({ name }) => name)
  const [logo, images] = await Promise.all([findLogo(db), listPicturesForPaper(db, names)])
  return { ...text, logo, images }
}

/** Which template each document of a group, or of a group that has none of its own, is made by. */
export async function listTemplates(db: Reader, { groupId }: { groupId: string | null }) {
  const rows = await newestOf(db, { names: [...documentNames], groupId })
  return documentNames.map((name) => {
    const rowsOfName = rows.filter((row) => row.name === name)
    const { source: _, ...origin } = inUse(name, rowsOfName)
    return { name, ...origin, version: versionAt(rows, { name, groupId }) }
  })
}

/** The newest number at exactly this level, counted also when it gave the template up; 0 when there never was one. */
export async function getTemplateVersion(
  db: Reader,
  { name, groupId }: { name: DocumentName; groupId: string | null },
): Promise<number> {
  return versionAt(await newestOf(db, { names: [name], groupId }), { name, groupId })
}

/** The versions that were written at exactly this level, without their texts. */
export async function listTemplateVersions(
  db: Reader,
  { name, groupId, ...request }: PageRequest & { name: DocumentName; groupId: string | null },
) {
  const { after, orderBy, limit } = pageClauses(request, {
    column: templateVersions.number,
    id: templateVersions.id,
  })
  const rows = await db
    .select({
      id: templateVersions.id,
      number: templateVersions.number,
      source: templateVersions.source,
      sha256: templateVersions.sha256,
      createdAt: templateVersions.createdAt,
      createdBy: { id: people.id, name: people.name },
    })
    .from(templateVersions)
    .innerJoin(people, eq(people.id, templateVersions.createdBy))
    .where(
      and(
        eq(templateVersions.name, name),
        groupId === null ? isNull(templateVersions.groupId) : eq(templateVersions.groupId, groupId),
        after,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit)
  return pageOf(rows, request, (row) => String(row.number))
}

export const sha256Of = (source: string): string => createHash('sha256').update(source).digest('hex')

type NewestRow = {
  name: string
  id: string
  number: string
  source: string | null
  sha256: string
  level: 'own' | 'above' | 'collaboration'
}

const newestOf = (db: Reader, { names, groupId }: { names: DocumentName[]; groupId: string | null }) =>
  db.statement<NewestRow>({ name: 'newest_templates', text: newest, values: [names, groupId] })

const newest = `
  select distinct on (name, level) name, level, id, number, source, sha256 from (
    select t.name, t.id::text, t.number::text, t.number as serial, t.source, t.sha256,
      case when t.group_id is null then 'collaboration' when t.group_id = $2::uuid then 'own' else 'above' end as level
    from template_versions t
    where t.name = any($1::text[]) and (t.group_id is null or t.group_id = $2::uuid
      or t.group_id = (select g.parent_id from groups g where g.id = $2::uuid))
  ) written
  order by name, level, serial desc`

function inUse(name: DocumentName, rows: NewestRow[]): Omit<TemplateInUse, 'images' | 'logo'> {
  for (const level of ['own', 'above', 'collaboration'] as const) {
    const row = rows.find((one) => one.level === level)
    if (!row?.source) continue
    const origin = level === 'collaboration' ? 'collaboration' : 'group'
    return { source: row.source, origin, versionId: row.id, sha256: row.sha256 }
  }
  const { source } = shippedTemplate(name)
  return { source, origin: 'shipped', versionId: null, sha256: sha256Of(source) }
}

function versionAt(
  rows: NewestRow[],
  { name, groupId }: { name: DocumentName; groupId: string | null },
): number {
  const level = groupId === null ? 'collaboration' : 'own'
  return Number(rows.find((row) => row.name === name && row.level === level)?.number ?? 0)
}
