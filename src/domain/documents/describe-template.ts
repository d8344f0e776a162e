import type { Actor } from '#src/platform/actor.ts'
import type { Reader } from '#src/platform/database/database.ts'
import type { Language } from '#src/platform/language/language.ts'
import { factAt, knownNames } from '#src/platform/paper/facts.ts'
import { headKeys } from '#src/platform/paper/layout.ts'
import { refuseKeepingTemplates, type TemplatePlace } from '../templates/add-version.ts'
import type { DocumentName } from '../templates/names.ts'
import { getTemplateText } from '../templates/read.ts'
import { catalogue } from './catalogue.ts'

/** A template in use with all that its text may name: placeholders, blocks with their options, settings of the head. */
export async function describeTemplate(db: Reader, actor: Actor, place: TemplatePlace) {
  const [, inUse] = await Promise.all([
    refuseKeepingTemplates(db, actor, place.groupId),
    getTemplateText(db, place),
  ])
  const { facts, blocks } = catalogue[place.name](actor.collaborationLanguage as Language)
  return {
    name: place.name,
    groupId: place.groupId,
    ...inUse,
    placeholders: knownNames({ title: '', ...facts }),
    blocks: Object.entries(blocks).map(([name, maker]) => ({
      name,
      options: typeof maker === 'function' ? {} : maker.options,
    })),
    settings: headKeys,
  }
}

/** What each placeholder of a document says of the sample meeting; one that says nothing there is left out. */
export function sampleValues(name: DocumentName, language: Language): Record<string, string> {
  const { title, facts } = catalogue[name](language)
  const values: [string, string][] = knownNames({ title, ...facts }).map((path) => {
    const value = factAt({ title, ...facts }, path)
    return [
      path,
      Array.isArray(value) ? value.join(', ') : typeof value === 'boolean' ? '' : String(value ?? ''),
    ]
  })
  return Object.fromEntries(values.filter(([, value]) => value !== ''))
}
