import { html } from 'ghtml'
import type { OrganisationStanding, PersonStanding } from '#src/domain/duplicates/standing.ts'
import { longDate } from '#src/platform/language/formats.ts'
import { countedWords, duplicateWords as words } from '#src/platform/language/words/web-duplicates.ts'
import { organisationWords } from '#src/platform/language/words/web-organisations.ts'
import { peopleWords } from '#src/platform/language/words/web-people.ts'
import { localDate } from '#src/platform/time.ts'
import { facts } from '../layout/facts.ts'
import { message } from '../layout/fields.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'

export type Standing = PersonStanding | OrganisationStanding

export const isPerson = (standing: Standing): standing is PersonStanding => 'roles' in standing

export const entryPath = (standing: Standing): string =>
  isPerson(standing)
    ? to(patterns.person, { personId: standing.id })
    : to(patterns.organisation, { organisationId: standing.id })

/** Where one is asked what merging the one into the other would do. */
export const mergingPath = (keep: Standing, drop: { id: string }): string =>
  isPerson(keep)
    ? to(patterns.personMerging, { personId: keep.id }, { dropId: drop.id })
    : to(patterns.organisationMerging, { organisationId: keep.id }, { dropId: drop.id })

/** What is known of an entry and what hangs on it, so that one can tell which of two to keep. */
export function standingHtml(standing: Standing, view: View): string {
  const day = (instant: string | null) =>
    instant && longDate(view.language, localDate(new Date(instant), view.actor.zone))
  const own: [string, string | null][] = isPerson(standing)
    ? [
        [view.say(peopleWords.title), standing.title],
        [view.say(peopleWords.organisation), standing.organisation?.name ?? null],
        [view.say(peopleWords.email), standing.email],
        [view.say(peopleWords.phone), standing.phone],
      ]
    : [
        [view.say(organisationWords.number), standing.officialNumber],
        [view.say(organisationWords.parent), standing.parent?.name ?? null],
      ]
  const has = countedIn(standing, view)
  return facts([
    ...own,
    [view.say(words.has), has.length > 0 ? has.join(', ') : view.say(words.nothing)],
    [view.say(words.lastSeen), day(standing.lastSeenAt) ?? view.say(words.never)],
    [view.say(words.entered), day(standing.createdAt)],
  ])
}

/** What is not none of it, in words. */
export const countedIn = (counts: object, view: View): string[] =>
  Object.entries(counts).flatMap(([name, count]) => {
    const phrase = (countedWords as Partial<Record<string, (typeof countedWords)['seats']>>)[name]
    return phrase && typeof count === 'number' && count > 0 ? view.say(phrase, { count }) : []
  })

/** On the page of one that was merged: which one it is now. */
export function mergedNote(
  kept: { name: string } | null,
  { view, path }: { view: View; path: string },
): string {
  if (!kept) return ''
  const link = html`<p><a href="${path}">${kept.name}</a></p>`
  return message('note', view.say(words.mergedInto), '', link)
}

/** Beside somebody's page: others who may be the same. */
export function duplicateNote(
  duplicates: readonly { id: string; name: string; reasons: readonly string[] }[],
  { view, pathOf }: { view: View; pathOf: (otherId: string) => string },
): string {
  if (duplicates.length === 0) return ''
  const rows = duplicates
    .slice(0, 3)
    .map(({ id, name }) => html`<li>${name}: <a href="${pathOf(id)}">${view.say(words.noteSee)}</a></li>`)
  return html`<div class="ds-alert message" data-color="info"><p class="message-title">${view.say(words.note)}</p><ul>!${rows.join('')}</ul></div>`
}
