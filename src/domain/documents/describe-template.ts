import { getCollaboration } from '#src/domain/collaborations/read.ts'
import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import { knownNames } from '#src/platform/paper/facts.ts'
import { headKeys } from '#src/platform/paper/layout.ts'
import { refuseKeepingTemplates, type TemplatePlace } from '../templates/add-version.ts'
import { getTemplate, getTemplateVersion } from '../templates/read.ts'
import { catalogue } from './catalogue.ts'

/** A template in use with all that its text may name: placeholders, blocks with their options, settings of the head. */
export async function describeTemplate(db: Reader, actor: Actor, place: TemplatePlace) {
  await refuseKeepingTemplates(db, actor, place.groupId)
  const { source, origin, versionId, sha256 } = await getTemplate(db, place)
  const { language } = await getCollaboration(db)
  const { facts, blocks } = catalogue[place.name](language)
  return {
    name: place.name,
    groupId: place.groupId,
    version: await getTemplateVersion(db, place),
    ...{ origin, versionId, sha256, source },
    placeholders: knownNames({ title: '', ...facts }),
    blocks: Object.entries(blocks).map(([name, maker]) => ({
      name,
      options: typeof maker === 'function' ? {} : maker.options,
    })),
    settings: headKeys,
  }
}
