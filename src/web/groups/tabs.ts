import { type GroupStanding, mayKeep } from '#src/domain/groups/may.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { groupWords as words } from '#src/platform/language/words/web-groups.ts'
import { leads } from '#src/platform/may.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'

type Tab = 'work' | 'roster' | 'standing' | 'settings' | 'history'

/** The pages about one group; a working group has one about its work before the others. */
export function groupTabs(
  view: View,
  group: GroupStanding & { endedOn?: string | null },
  current: Tab,
): NonNullable<ScreenPage['tabs']> {
  const groupId = group.id
  const isWork = group.parentId !== null
  const keeps = mayKeep(view.actor, group)
  const tab = (name: Tab, label: string, path: string) => ({ label, path, current: name === current })
  return [
    ...(isWork
      ? [tab('work', view.say(words.tabWork), to(patterns.workingGroup, { workingGroupId: groupId }))]
      : []),
    tab('roster', view.say(isWork ? words.tabRoster : words.tabGroup), to(patterns.group, { groupId })),
    ...(keeps || leads(view.actor, groupId)
      ? [tab('standing', view.say(words.tabStanding), to(patterns.groupStandingItems, { groupId }))]
      : []),
    ...(keeps ? [tab('settings', view.say(words.tabSettings), to(patterns.groupSettings, { groupId }))] : []),
    tab('history', view.say(words.tabHistory), to(patterns.groupHistory, { groupId })),
  ]
}

/** The way to a group's pages; with the group itself, to what belongs to it. */
export function groupCrumbs(
  view: View,
  { id: groupId, parentId, name }: GroupStanding & { name: string },
  { itself = false } = {},
): [string, string][] {
  const list: [string, string] =
    parentId === null
      ? [view.say(frameWords.groups), patterns.groups]
      : [view.say(frameWords.workingGroups), patterns.workingGroups]
  return itself ? [list, [name, to(patterns.group, { groupId })]] : [list]
}
