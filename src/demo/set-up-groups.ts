import { readFileSync } from 'node:fs'
import { saveTemplate } from '#src/domain/documents/save-template.ts'
import { addHolder } from '#src/domain/groups/holders.ts'
import { addGroup } from '#src/domain/groups/keep.ts'
import { giveOffice } from '#src/domain/groups/offices.ts'
import { getGroup } from '#src/domain/groups/read.ts'
import { addSeat } from '#src/domain/groups/seats.ts'
import { putStandingItems } from '#src/domain/groups/standing-items.ts'
import { staff } from './cast.ts'
import { keysOf } from './enter-cast.ts'
import { type GroupKey, type GroupScript, groups } from './groups.ts'
import type { Stage } from './stage.ts'

/** Sets up both groups with their seats, holders, deputies, offices and standing items. */
export async function setUpGroups(stage: Stage) {
  for (const key of keysOf<GroupKey>(groups)) {
    const group: GroupScript = groups[key]
    const { id } = await stage.as(staff.administrator, (tx, actor) => addGroup(tx, actor, group.settings))
    stage.ids.groups[key] = id
    await putSeats(stage, id, group)
    await giveOffices(stage, id, group)
    await stage.as(group.secretary, async (tx, actor) => {
      const { version } = await getGroup(tx, id)
      await putStandingItems(tx, actor, { groupId: id, expected: version, items: [...group.standing] })
    })
  }
}

const putSeats = ({ as, ids, desk }: Stage, groupId: string, { seats }: GroupScript) =>
  as(staff.administrator, async (tx, actor) => {
    for (const [index, { of, holder, deputy, observer }] of seats.entries()) {
      const facts = {
        groupId,
        position: index + 1,
        kind: observer ? ('observer' as const) : ('member' as const),
        organisationId: of && ids.organisations[of],
        personId: holder && ids.people[holder],
      }
      const { id: seatId } = await addSeat(tx, actor, facts, desk)
      if (deputy) await addHolder(tx, actor, { seatId, personId: ids.people[deputy], standing: 'deputy' })
    }
  })

const giveOffices = ({ as, ids }: Stage, groupId: string, group: GroupScript) =>
  as(staff.administrator, async (tx, actor) => {
    const offices = [
      ['chair', group.chair],
      ['deputy-chair', group.deputyChair],
      ['secretary', group.secretary],
    ] as const
    for (const [office, who] of offices)
      await giveOffice(tx, actor, { groupId, office, personId: ids.people[who] })
  })

/** The network across the border writes its minutes by a template of its own. */
export const writeTemplate = ({ as, ids }: Stage) =>
  as(groups.border.secretary, (tx, actor) =>
    saveTemplate(tx, actor, {
      name: 'minutes',
      groupId: ids.groups.border,
      source: readFileSync(new URL('./border-minutes.md', import.meta.url), 'utf8'),
      expected: 0,
    }),
  )
