/** What a search finds. */
export const hitKinds = [
  'item-text',
  'agenda-item',
  'decision',
  'follow-up',
  'meeting',
  'paper',
  'group',
  'person',
  'organisation',
] as const

export type HitKind = (typeof hitKinds)[number]

/** What is found by its name has no day, and stands before everything that has one. */
export const namedKinds: readonly HitKind[] = ['group', 'person', 'organisation']
