import { and, eq, ne, sql } from 'drizzle-orm'
import type { Actor } from '#src/platform/actor.ts'
import { record } from '#src/platform/audit.ts'
import type { Tx } from '#src/platform/database/database.ts'
import { collaborations, pictures } from '#src/platform/database/schema/collaborations.ts'
import { conflict, forbidden, invalid, stale } from '#src/platform/errors.ts'
import { keepFile } from '#src/platform/files.ts'
import { isSecretariat } from '#src/platform/may.ts'
import type { StoredImage } from '#src/platform/paper/tree.ts'
import { PictureError } from '#src/platform/pictures/picture-error.ts'
import { readPicture } from '#src/platform/pictures/read-picture.ts'
import { getPicture, isShown } from './read-pictures.ts'

const mostPictures = 200

/**
 * What somebody sends as a picture, as one that we wrote. It takes a while and no database: done before the transaction.
 * Refuses who may not keep pictures before any work, and what is no picture, broken, vast or unsafe, with the reason.
 */
export async function readSentPicture(actor: Actor, bytes: Uint8Array): Promise<StoredImage> {
  refuseAllButKeepers(actor)
  try {
    return await readPicture(bytes)
  } catch (error) {
    throw error instanceof PictureError ? invalid(error.code, { field: 'file' }) : error
  }
}

export type NewPicture = {
  /** what templates call it */
  name: string
  /** what is read in its place, in the collaboration's language */
  alt: string
  picture: StoredImage
}

/** Keeps a picture for the collaboration's templates. Refuses a name that another one has. */
export async function addPicture(tx: Tx, actor: Actor, { name, alt, picture }: NewPicture) {
  await lockPictures(tx, actor)
  await refuseTakenName(tx, name)
  if ((await tx.$count(pictures)) >= mostPictures) throw conflict('pictures.too-many')
  const { width, height } = picture
  const file = await keepBytes(tx, picture)
  const id = tx.newId()
  await tx.insert(pictures).values({ id, name, alt, fileId: file.id, width, height, createdAt: tx.now })
  await record(tx, actor, 'pictures.add', { type: 'picture', id }, { name, alt, sha256: file.sha256 })
  return { id, version: 1 }
}

export type PictureChanges = { name?: string | undefined; alt?: string | undefined }

/**
 * Changes what a picture is called or what is read in its place. Refuses a taken name, another name while a template in use shows it
 * by this one, and a stale version.
 */
export async function changePicture(
  tx: Tx,
  actor: Actor,
  { pictureId, expected, ...changes }: PictureChanges & { pictureId: string; expected: number },
) {
  await lockPictures(tx, actor)
  if (Object.values(changes).every((value) => value === undefined)) throw invalid('request.nothing-to-change')
  const before = await getPicture(tx, pictureId)
  if (before.version !== expected) throw stale(before)
  if (changes.name !== undefined && changes.name !== before.name) {
    await refuseTakenName(tx, changes.name, pictureId)
    await refuseShown(tx, before.name)
  }
  await setPicture(tx, pictureId, changes)
  await record(tx, actor, 'pictures.change', { type: 'picture', id: pictureId }, changes)
  return { id: pictureId, version: expected + 1 }
}

/** Puts another picture under the same name, also where it is the logo. Documents that were sent keep the one they have. */
export async function replacePicture(
  tx: Tx,
  actor: Actor,
  { pictureId, expected, picture }: { pictureId: string; expected: number; picture: StoredImage },
) {
  await lockPictures(tx, actor)
  const before = await getPicture(tx, pictureId)
  if (before.version !== expected) throw stale(before)
  const { width, height } = picture
  const file = await keepBytes(tx, picture)
  await setPicture(tx, pictureId, { fileId: file.id, width, height })
  await record(tx, actor, 'pictures.replace', { type: 'picture', id: pictureId }, { sha256: file.sha256 })
  return { id: pictureId, version: expected + 1 }
}

/**
 * Takes a picture away; documents that were sent keep it. Refuses while it is the logo or a template in use shows it, and a
 * stale version.
 */
export async function removePicture(
  tx: Tx,
  actor: Actor,
  { pictureId, expected }: { pictureId: string; expected: number },
) {
  const { logoPictureId } = await lockPictures(tx, actor)
  const picture = await getPicture(tx, pictureId)
  if (picture.version !== expected) throw stale(picture)
  if (logoPictureId === pictureId) throw conflict('pictures.is-the-logo')
  await refuseShown(tx, picture.name)
  await tx.delete(pictures).where(eq(pictures.id, pictureId))
  await record(tx, actor, 'pictures.remove', { type: 'picture', id: pictureId }, { name: picture.name })
}

/** A template in use must not lose what it shows. */
async function refuseShown(tx: Tx, name: string) {
  if (await isShown(tx, name)) throw conflict('pictures.shown-by-template', { facts: { name } })
}

function refuseAllButKeepers(actor: Actor) {
  if (!isSecretariat(actor)) throw forbidden('request.only-secretariat')
}

/** Names and the logo are of all pictures together: whoever changes one waits for the others. */
async function lockPictures(tx: Tx, actor: Actor) {
  refuseAllButKeepers(actor)
  const [row] = await tx
    .select({ logoPictureId: collaborations.logoPictureId })
    .from(collaborations)
    .for('no key update')
  return row ?? { logoPictureId: null }
}

async function refuseTakenName(tx: Tx, name: string, butNotOf?: string) {
  const others = and(eq(pictures.name, name), butNotOf ? ne(pictures.id, butNotOf) : undefined)
  if ((await tx.$count(pictures, others)) > 0) throw conflict('pictures.name-taken', { field: 'name' })
}

const keepBytes = (tx: Tx, { mediaType, bytes }: StoredImage) =>
  keepFile(tx, { name: 'picture', mediaType, bytes })

const setPicture = (tx: Tx, pictureId: string, changes: Partial<typeof pictures.$inferInsert>) =>
  tx
    .update(pictures)
    .set({ ...changes, version: sql`${pictures.version} + 1` })
    .where(eq(pictures.id, pictureId))
