import { operatorKey, signedIn, type Visitor, visitor } from '../world.ts'
import type { Rehearsal } from './rehearsal.ts'

/**
 * Whom the authorization matrix asks. "The group" has a working group beneath it; of that, those of the group are only
 * the parent's people.
 */
export const everybody = [
  'administrator',
  'secretariat',
  'chair',
  'deputyChair',
  'groupSecretary',
  'member',
  'deputy',
  'observer',
  /** of the working group, and nothing else */
  'convener',
  /** leads a group beside this one: a right in one group must not work in all */
  'chairOfOther',
  /** a member of the group who has no seat in its working group: of that, only the parent's member */
  'parentOnly',
  /** the administrator of another collaboration */
  'foreigner',
  /** was the group's chair until a minute ago, and chaired its meetings */
  'formerChair',
  'signedOut',
] as const

export type Who = (typeof everybody)[number]

export type Cast = Record<Who, Visitor> & { ids: Record<Exclude<Who, 'signedOut'>, string> }

/** Everybody of the matrix, signed in. Who sits where is the scene's to say. */
export async function castOf(world: Rehearsal): Promise<Cast> {
  const ids = { administrator: world.admin.personId } as Cast['ids']
  const cast = { administrator: world.admin, signedOut: visitor(world.app.server) } as Partial<Cast>
  for (const who of everybody) {
    if (who === 'administrator' || who === 'foreigner' || who === 'signedOut') continue
    const person =
      who === 'secretariat' ? await world.make.secretary() : await world.make.person({ name: who })
    ids[who] = person.id
    cast[who] = await person.client()
  }
  const { body } = await visitor(world.app.server, { authorization: `Bearer ${operatorKey}` }).post(
    '/collaborations',
    { name: 'Elvesamarbeidet', administrator: { name: 'Frida', email: 'frida@elvesamarbeidet.example.org' } },
  )
  ids.foreigner = body.administratorId
  cast.foreigner = await signedIn(world.app, {
    id: body.administratorId,
    name: 'Frida',
    collaborationId: body.id,
  })
  return { ...cast, ids } as Cast
}
