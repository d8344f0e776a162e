import { aroundWork, belonging, keepers, preparers, type Rows, signedIn, staff } from './row.ts'

/** Groups with their seats and offices, working groups, follow-ups. */
export const groupsTable: Rows = (scene) => ({
  ...groups(scene),
  ...seats(scene),
  ...workingGroups(scene),
  ...followUps(scene),
})

const groups: Rows = ({ group, work, ids, seated, versions }) => ({
  'GET /groups': [{ may: signedIn }],
  'POST /groups': [{ may: [...staff, 'foreigner'], body: { name: 'Ny gruppe' } }],
  'GET /groups/{groupId}': [
    { may: belonging, params: { groupId: group } },
    { about: 'of a working group', may: aroundWork, params: { groupId: work.id } },
  ],
  'PATCH /groups/{groupId}': [
    {
      may: keepers,
      params: { groupId: group },
      body: { name: 'Annet navn' },
      version: versions('groups', group),
    },
    {
      about: 'of a working group',
      may: preparers,
      params: { groupId: work.id },
      body: { name: 'Annet navn' },
      version: versions('groups', work.id),
    },
  ],
  'POST /groups/{groupId}/ending': [{ may: staff, params: { groupId: group }, body: {}, answers: 409 }],
  'GET /groups/{groupId}/standing-items': [{ may: belonging, params: { groupId: group } }],
  'PUT /groups/{groupId}/standing-items': [
    {
      may: preparers,
      params: { groupId: group },
      body: { items: [{ kind: 'information', title: 'Runden' }] },
      version: versions('groups', group),
    },
  ],
  'GET /groups/{groupId}/roster': [
    { may: belonging, params: { groupId: group } },
    { about: 'of a working group', may: aroundWork, params: { groupId: work.id } },
  ],
  'GET /groups/{groupId}/coverage': [{ may: belonging, params: { groupId: group } }],
  'GET /groups/{groupId}/offices': [{ may: belonging, params: { groupId: group } }],
  'POST /groups/{groupId}/offices': [
    { may: keepers, params: { groupId: group }, body: { office: 'deputy-chair', personId: ids.member } },
    {
      about: 'a secretary, who could make the next one',
      may: staff,
      params: { groupId: group },
      body: { office: 'secretary', personId: ids.member },
    },
    {
      about: 'of a working group',
      may: preparers,
      params: { groupId: work.id },
      body: { office: 'chair', personId: ids.member },
    },
  ],
  'POST /offices/{officeId}/ending': [{ may: keepers, params: { officeId: seated.deputyOffice }, body: {} }],
})

const seats: Rows = ({ group, ids, seated, versions }) => ({
  'POST /groups/{groupId}/seats': [
    { may: keepers, params: { groupId: group }, body: { personId: ids.convener } },
  ],
  'GET /seats/{seatId}': [{ may: belonging, params: { seatId: seated.memberSeat } }],
  'PATCH /seats/{seatId}': [
    {
      may: keepers,
      params: { seatId: seated.memberSeat },
      body: { label: 'Næring' },
      version: versions('seats', seated.memberSeat),
    },
  ],
  'POST /seats/{seatId}/ending': [{ may: keepers, params: { seatId: seated.memberSeat }, body: {} }],
  'POST /seats/{seatId}/holders': [
    {
      may: keepers,
      params: { seatId: seated.memberSeat },
      body: { personId: ids.convener, standing: 'deputy' },
    },
  ],
  'POST /seat-holders/{holderId}/ending': [
    { may: keepers, params: { holderId: seated.deputyHolder }, body: {} },
  ],
  'POST /seats/{seatId}/naming': [
    {
      about: 'also by the one asked to name somebody',
      may: [...preparers, 'deputy'],
      params: { seatId: seated.pendingSeat },
      body: { personId: ids.chairOfOther },
    },
  ],
})

const workingGroups: Rows = ({ group, work, held, written, organisation, versions }) => {
  const wanted = { name: 'Kart', seats: [{ organisationId: organisation }] }
  const params = { workingGroupId: work.id }
  const inDraft = {
    params: { workingGroupId: written.work },
    version: versions('working_groups', written.work),
  }
  return {
    'POST /agenda-items/{itemId}/working-groups': [
      { may: preparers, params: { itemId: held.drafted.item }, body: wanted },
    ],
    'POST /groups/{groupId}/working-groups': [{ may: preparers, params: { groupId: group }, body: wanted }],
    'GET /working-groups': [{ may: signedIn }],
    'GET /working-groups/{workingGroupId}': [{ may: aroundWork, params }],
    'PATCH /working-groups/{workingGroupId}': [
      { may: preparers, params, body: { name: 'Hus' }, version: versions('working_groups', work.id) },
    ],
    'PUT /working-groups/{workingGroupId}/proposal': [
      { about: 'in unfinished minutes', may: preparers, ...inDraft, body: wanted },
    ],
    'DELETE /working-groups/{workingGroupId}': [
      { about: 'in unfinished minutes', may: preparers, ...inDraft },
    ],
    'POST /working-groups/{workingGroupId}/activation': [
      { may: preparers, params: { workingGroupId: work.proposed } },
    ],
    'POST /working-groups/{workingGroupId}/extension': [
      { may: preparers, params, body: { termTo: '2028-01-01' } },
    ],
    'POST /working-groups/{workingGroupId}/report': [
      { may: [...preparers, 'convener'], params, body: { text: 'Ferdig.' } },
    ],
    'POST /working-groups/{workingGroupId}/closing': [
      { may: preparers, params: { workingGroupId: work.proposed } },
    ],
  }
}

const followUps: Rows = ({ group, work, held, minuted, written, followUps, versions }) => {
  const { open, ofWork, finished } = followUps
  const inDraft = {
    params: { followUpId: written.followUp },
    version: versions('follow_ups', written.followUp),
  }
  const params = { followUpId: open }
  const text = 'Spør fylket'
  return {
    'GET /follow-ups': [{ may: signedIn }],
    'POST /follow-ups': [
      { about: 'of the group', may: preparers, body: { text, groupId: group } },
      { about: 'under an item', may: preparers, body: { text, agendaItemId: held.drafted.item } },
      { about: 'of a decision', may: preparers, body: { text, decisionId: minuted.approved.decision } },
      { about: 'of a working group', may: preparers, body: { text, groupId: work.id } },
      {
        about: 'under a working group’s item, by whoever minutes it',
        may: [...preparers, 'convener'],
        body: { text, agendaItemId: work.held.item },
      },
    ],
    'GET /follow-ups/{followUpId}': [
      { may: belonging, params },
      { about: 'of a working group', may: aroundWork, params: { followUpId: ofWork } },
    ],
    'PATCH /follow-ups/{followUpId}': [
      { may: preparers, params, body: { text }, version: versions('follow_ups', open) },
    ],
    'PUT /follow-ups/{followUpId}/assignee': [
      { may: preparers, params, body: { assignee: null }, version: versions('follow_ups', open) },
    ],
    'PUT /follow-ups/{followUpId}/promise': [
      {
        about: 'in unfinished minutes',
        may: preparers,
        ...inDraft,
        body: { text, assignee: null, helpers: [], dueOn: null },
      },
    ],
    'DELETE /follow-ups/{followUpId}': [{ about: 'in unfinished minutes', may: preparers, ...inDraft }],
    'POST /follow-ups/{followUpId}/completion': [
      { about: 'by those who lead and the one who does it', may: [...preparers, 'member'], params, body: {} },
      {
        about: 'given to a working group',
        may: [...preparers, 'convener'],
        params: { followUpId: ofWork },
        body: {},
      },
    ],
    'DELETE /follow-ups/{followUpId}/completion': [
      { may: [...preparers, 'member'], params: { followUpId: finished } },
    ],
    'POST /follow-ups/{followUpId}/dropping': [{ may: preparers, params, body: { reason: 'Bortfalt' } }],
    'POST /follow-ups/{followUpId}/comments': [
      { about: 'also by who helps', may: [...preparers, 'member', 'observer'], params, body: { text } },
    ],
  }
}
