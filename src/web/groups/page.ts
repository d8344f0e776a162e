import { html } from 'ghtml'
import { mayManage } from '#src/domain/follow-ups/may.ts'
import type { getCoverage } from '#src/domain/groups/coverage.ts'
import { mayKeep } from '#src/domain/groups/may.ts'
import type { Roster } from '#src/domain/groups/roster.ts'
import { mayPrepare } from '#src/domain/meetings/may.ts'
import { mayRunUnder } from '#src/domain/working-groups/may.ts'
import type { WholeGroup } from '#src/domain/working-groups/whole-group.ts'
import { listOf, longDate } from '#src/platform/language/formats.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { groupWords as words } from '#src/platform/language/words/web-groups.ts'
import { workingGroupWords } from '#src/platform/language/words/web-working-groups.ts'
import { facts, htmlFacts } from '../layout/facts.ts'
import { buttonLink } from '../layout/fields.ts'
import { rowsOf } from '../layout/lists.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { comingSection, decisionsSection, pastSection } from './meetings-part.ts'
import { rosterSection } from './roster-part.ts'
import { groupCrumbs, groupTabs } from './tabs.ts'

export type GroupFound = {
  whole: WholeGroup
  roster: Roster
  coverage: Awaited<ReturnType<typeof getCoverage>>
}

/** One group: when it meets, who sits in it on a day, who leads it, and what it has under way. */
export function groupPage(
  found: GroupFound,
  { view, on }: { view: View; on: string | undefined },
): ScreenPage {
  const { whole, roster, coverage } = found
  const { group } = whole
  return {
    title: group.name,
    lead: group.endedOn
      ? view.say(words.endedOn, { date: longDate(view.language, group.endedOn) })
      : view.say(words[group.kind]),
    crumbs: groupCrumbs(view, group),
    tabs: groupTabs(view, group, 'roster'),
    actions: actionsOf(view, whole),
    wide: true,
    main: html`<div class="columns">!${comingSection(view, whole)}!${officesSection(view, roster)}</div>
      <div class="columns">!${rosterSection(view, { roster, group, on })}
      <div>!${group.parentId ? '' : workingGroupsSection(view, whole)}!${pastSection(view, whole)}!${decisionsSection(view, whole)}!${coverageSection(view, coverage)}</div></div>`,
  }
}

function actionsOf(view: View, { group, openFollowUps }: WholeGroup): string {
  const groupId = group.id
  const goesOn = group.endedOn === null || group.endedOn >= view.today
  const links = [
    goesOn && mayPrepare(view.actor, group)
      ? buttonLink(view.say(words.plan), to(patterns.groupPlan, { groupId }), { keys: 'n' })
      : '',
    buttonLink(view.say(words.yearPlan), to(patterns.groupYearPlan, { groupId }), { quiet: true }),
    openFollowUps > 0 || mayManage(view.actor, group)
      ? buttonLink(view.say(words.followUpList), to(patterns.groupFollowUpList, { groupId }), { quiet: true })
      : '',
    group.calendarPublic
      ? buttonLink(view.say(words.publicPage), to(patterns.publicGroup, { groupId }), { quiet: true })
      : '',
  ]
  return links.join('')
}

function officesSection(view: View, { offices, group }: Roster): string {
  const rows = offices.map(({ office, name, organisation }): [string, string] => [
    view.say(words[office]),
    html`${name}!${organisation ? html`<br><span class="hint">${organisation.name}</span>` : ''}`,
  ])
  const change = mayKeep(view.actor, group)
    ? html`<p><a href="${to(patterns.groupOffices, { groupId: group.id })}">${view.say(words.changeOffices)}</a></p>`
    : ''
  return html`<section><h2>${view.say(words.offices)}</h2>
    !${rows.length > 0 ? htmlFacts(rows) : html`<p class="hint">${view.say(words.noOffices)}</p>`}!${change}</section>`
}

function workingGroupsSection(view: View, { group, workingGroups }: WholeGroup): string {
  const rows = workingGroups.map(({ id: workingGroupId, name, state, termTo, convener }) => ({
    title: name,
    path: to(patterns.workingGroup, { workingGroupId }),
    text: html`${[view.say(workingGroupWords[state]), view.say(words.termTo, { date: longDate(view.language, termTo) }), convener].filter(Boolean).join(' · ')}`,
  }))
  const start = mayRunUnder(view.actor, group)
    ? html`<p><a href="${to(patterns.groupWorkingGroups, { groupId: group.id })}">${view.say(workingGroupWords.start)}</a></p>`
    : ''
  return html`<section><h2>${view.say(frameWords.workingGroups)}</h2>
    !${rows.length > 0 ? rowsOf(rows) : html`<p class="hint">${view.say(workingGroupWords.noneInGroup)}</p>`}!${start}</section>`
}

function coverageSection(view: View, { items }: GroupFound['coverage']): string {
  if (items.length === 0) return ''
  const named = (coverage: (typeof items)[number]['coverage']) =>
    items.filter((one) => one.coverage === coverage).map(({ name }) => name)
  const listed = (['empty-seat', 'through-parent', 'no-seat'] as const).map((coverage): [string, string] => [
    view.say(words[coverage]),
    listOf(view.language, named(coverage)),
  ])
  return html`<section><h2>${view.say(words.coverage)}</h2>
    <p>${view.say(words.coverageSeated, { count: named('seated').length })}</p>!${facts(listed)}</section>`
}
