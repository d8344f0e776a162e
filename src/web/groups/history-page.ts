import { html } from 'ghtml'
import type { Group } from '#src/domain/groups/read.ts'
import type { RosterPeriod } from '#src/domain/groups/read-changes.ts'
import type { Page } from '#src/platform/database/paging.ts'
import { dateAndTime, shortDate } from '#src/platform/language/formats.ts'
import type { Phrase } from '#src/platform/language/phrase.ts'
import { auditActionWords } from '#src/platform/language/words/audit.ts'
import { groupWords as words } from '#src/platform/language/words/web-groups.ts'
import type { listAuditEntries } from '#src/platform/read-audit.ts'
import { doerName } from '../audit/doer-name.ts'
import { empty, pagesOf, tableOf } from '../layout/lists.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { groupCrumbs, groupTabs } from './tabs.ts'

type Entries = Awaited<ReturnType<typeof listAuditEntries>>['items']
type Found = { group: Group; periods: Page<RosterPeriod>; entries: Entries | null }

/** Who had what in the group, and when; and for those who may read the log, what was done with the group. */
export function historyPage({ group, periods, entries }: Found, view: View): ScreenPage {
  return {
    title: group.name,
    lead: view.say(words.historyLead),
    crumbs: groupCrumbs(view, group),
    tabs: groupTabs(view, group, 'history'),
    main: html`<section><h2>${view.say(words.periods)}</h2>
      !${periods.items.length > 0 ? periodTable(view, periods.items) : empty(view.say(words.noHistory))}!${pagesOf(view, periods)}</section>
      !${entries ? trail(view, { entries, group }) : ''}`,
  }
}

function periodTable(view: View, periods: RosterPeriod[]): string {
  const day = (date: string | null) => (date ? html`${shortDate(view.language, date)}` : '')
  const isSeat = ({ what }: RosterPeriod) => what === 'member' || what === 'observer'
  return tableOf(
    view.say(words.periods),
    [
      { label: view.say(words.who), cell: (one) => html`${one.name ?? view.say(words.ownRight)}` },
      {
        label: view.say(words.what),
        cell: (one) =>
          html`${[isSeat(one) ? view.say(words.seatWord) : '', view.say(words[one.what]), one.seat].filter(Boolean).join(' · ')}`,
      },
      { label: view.say(words.from), cell: ({ fromOn }) => day(fromOn) },
      { label: view.say(words.until), cell: ({ untilOn }) => day(untilOn) },
    ],
    periods,
  )
}

function trail(view: View, { entries, group }: { entries: Entries; group: Group }): string {
  const table = tableOf(
    view.say(words.trail),
    [
      {
        label: view.say(words.what),
        cell: ({ action }) => html`${actionWord(view, action)}`,
      },
      {
        label: view.say(words.who),
        cell: (entry) => html`${doerName(view, entry)}`,
      },
      {
        label: view.say(words.when),
        cell: ({ at }) => html`${dateAndTime(view.language, { at, zone: view.actor.zone })}`,
      },
    ],
    entries,
  )
  return html`<section><h2>${view.say(words.trail)}</h2>!${table}
    <p><a href="${to(patterns.audit, {}, { subjectId: group.id })}">${view.say(words.trailAll)}</a></p></section>`
}

/** What was done, in words; by its code where no word is left of something old. */
function actionWord(view: View, action: string): string {
  const word = (auditActionWords as Record<string, Phrase>)[action]
  return word ? view.say(word) : action
}
