/**
 * Two entries of one person or one organisation that become one. What holds on `today`, in the collaboration's calendar, and what
 * lies ahead moves from the dropped one to the kept one; what was before stays as it was written.
 */
export type Merging = { keepId: string; dropId: string; today: string }

/** Something of which a part moved, for the trail. */
export type Moved = { type: 'group' | 'meeting' | 'follow-up'; id: string }
