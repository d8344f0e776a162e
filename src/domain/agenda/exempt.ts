/** SQL: whether an item is exempt from publicity, within a statement over the meetings `m` of one collaboration. */
export const isExempt = (itemId: string): string => `exists (
  select from agenda_items x
  where x.collaboration_id = m.collaboration_id and x.id = ${itemId} and x.exempt_basis is not null)`

/** SQL: whether a working group was set up under such an item, so that its very name is. */
export const groupIsExempt = (groupId: string): string => `exists (
  select from working_groups born
  join agenda_items x on x.collaboration_id = born.collaboration_id and x.id = born.agenda_item_id
  where born.collaboration_id = m.collaboration_id and born.group_id = ${groupId} and x.exempt_basis is not null)`
