import type { Scene } from './whole-scene.ts'

/** A body field that takes an id: how it is filled in, what belongs there, and what never does. */
export type IdField = {
  params?: Record<string, string>
  version?: number
  body: (id: string) => object
  /** what may stand there; null where the whole body stands in the way, so that only refusals can be tried */
  own: string | null
  /** the like of another collaboration */
  abroad: string
  /** the like of another group, where it is a group's own: refused for whoever has no rights there */
  other?: string
}

/** By operation and field, `[]` for each of a list. */
export const idFields = (scene: Scene): Record<string, IdField> => ({
  ...ofPeople(scene),
  ...ofDuplicates(scene),
  ...ofMeetings(scene),
  ...ofAttendance(scene),
  ...ofWork(scene),
})

type Fields = (scene: Scene) => Record<string, IdField>

const ofPeople: Fields = ({ world, organisation, ids, group, seated, picture, abroad, other, versions }) => {
  const person = { own: ids.convener, abroad: abroad.person }
  const place = { own: organisation, abroad: abroad.organisation }
  const ofGroup = { groupId: group }
  const ofSeat = { seatId: seated.memberSeat }
  const pending = { seatId: seated.pendingSeat }
  return {
    'PATCH /collaboration logoPictureId': {
      version: versions('collaborations', world.collaborationId),
      body: (logoPictureId) => ({ logoPictureId }),
      own: picture,
      abroad: abroad.picture,
    },
    'POST /organisations parentId': { body: (parentId) => ({ name: 'Ny', parentId }), ...place },
    'PATCH /organisations/{organisationId} parentId': {
      params: { organisationId: other.organisation },
      version: versions('organisations', other.organisation),
      body: (parentId) => ({ parentId }),
      ...place,
    },
    'POST /people organisationId': { body: (organisationId) => ({ name: 'Ny', organisationId }), ...place },
    'PATCH /people/{personId} organisationId': {
      params: { personId: ids.member },
      version: versions('people', ids.member),
      body: (organisationId) => ({ organisationId }),
      ...place,
    },
    'POST /groups/{groupId}/offices personId': {
      params: ofGroup,
      body: (personId) => ({ office: 'deputy-chair', personId }),
      ...person,
    },
    'POST /groups/{groupId}/seats personId': {
      params: ofGroup,
      body: (personId) => ({ personId }),
      ...person,
    },
    'POST /groups/{groupId}/seats organisationId': {
      params: ofGroup,
      body: (organisationId) => ({ organisationId }),
      ...place,
    },
    'POST /groups/{groupId}/seats namedByPersonId': {
      params: ofGroup,
      body: (namedByPersonId) => ({ label: 'Ny', namedByPersonId }),
      ...person,
    },
    'PATCH /seats/{seatId} namedByPersonId': {
      params: ofSeat,
      version: versions('seats', seated.memberSeat),
      body: (namedByPersonId) => ({ namedByPersonId }),
      ...person,
    },
    'POST /seats/{seatId}/holders personId': {
      params: ofSeat,
      body: (personId) => ({ personId, standing: 'deputy' }),
      ...person,
    },
    'POST /seats/{seatId}/naming personId': {
      params: pending,
      body: (personId) => ({ personId }),
      ...person,
    },
    'POST /seats/{seatId}/naming organisationId': {
      params: pending,
      body: (organisationId) => ({ name: 'Ny', email: 'ny@kommune.example.org', organisationId }),
      ...place,
    },
  }
}

const ofDuplicates: Fields = ({ ids, organisation, abroad, other, versions }) => {
  const person = { own: ids.parentOnly, abroad: abroad.person }
  const place = { own: other.organisation, abroad: abroad.organisation }
  return {
    'POST /duplicates/people/dismissals personId': {
      body: (personId) => ({ personId, otherPersonId: ids.member }),
      ...person,
    },
    'POST /duplicates/people/dismissals otherPersonId': {
      body: (otherPersonId) => ({ personId: ids.member, otherPersonId }),
      ...person,
    },
    'POST /duplicates/organisations/dismissals organisationId': {
      body: (organisationId) => ({ organisationId, otherOrganisationId: organisation }),
      ...place,
    },
    'POST /duplicates/organisations/dismissals otherOrganisationId': {
      body: (otherOrganisationId) => ({ organisationId: organisation, otherOrganisationId }),
      ...place,
    },
    'POST /people/{personId}/merging dropId': {
      params: { personId: ids.member },
      version: versions('people', ids.member),
      body: (dropId) => ({ dropId }),
      ...person,
    },
    'POST /organisations/{organisationId}/merging dropId': {
      params: { organisationId: organisation },
      version: versions('organisations', organisation),
      body: (dropId) => ({ dropId }),
      ...place,
    },
  }
}

const ofMeetings: Fields = (scene) => {
  const { ids, group, planned, called, minuted, work, paper, organisation, abroad, other, versions } = scene
  const times = { startsAt: '2026-06-04T09:00:00+02:00', endsAt: '2026-06-04T10:00:00+02:00' }
  const person = { own: ids.convener, abroad: abroad.person }
  const item = { own: planned.item, abroad: abroad.item, other: other.item }
  const place = { own: organisation, abroad: abroad.organisation }
  const params = { meetingId: planned.id }
  const ofItem = { params: { itemId: planned.item }, version: versions('agenda_items', planned.item) }
  const ofPaper = { params: { paperId: paper }, version: versions('papers', paper) }
  const meeting = { params, version: versions('meetings', planned.id) }
  // Everything of this group that could be approved stands on an agenda already.
  const minutes = { own: null, abroad: abroad.minutes, other: other.minutes }
  const reporting = { own: work.id, abroad: abroad.work, other: other.work }
  return {
    'POST /groups/{groupId}/meetings chairPersonId': {
      params: { groupId: group },
      body: (chairPersonId) => ({ ...times, chairPersonId }),
      ...person,
    },
    'POST /groups/{groupId}/meetings writerPersonId': {
      params: { groupId: group },
      body: (writerPersonId) => ({ ...times, writerPersonId }),
      ...person,
    },
    'PATCH /meetings/{meetingId} chairPersonId': {
      ...meeting,
      body: (chairPersonId) => ({ chairPersonId }),
      ...person,
    },
    'PATCH /meetings/{meetingId} writerPersonId': {
      ...meeting,
      body: (writerPersonId) => ({ writerPersonId }),
      ...person,
    },
    'POST /meetings/{meetingId}/invitees personId': { params, body: (personId) => ({ personId }), ...person },
    'POST /meetings/{meetingId}/invitees agendaItemId': {
      params,
      body: (agendaItemId) => ({ personId: ids.convener, agendaItemId }),
      ...item,
    },
    'POST /meetings/{meetingId}/invitees organisationId': {
      params,
      body: (organisationId) => ({ personId: ids.convener, organisationId }),
      ...place,
    },
    'POST /meetings/{meetingId}/agenda-items presenterPersonId': {
      params,
      body: (presenterPersonId) => ({ kind: 'information', title: 'Ny', presenterPersonId }),
      ...person,
    },
    'POST /meetings/{meetingId}/agenda-items approvesMinutesId': {
      params,
      body: (approvesMinutesId) => ({ kind: 'approve-minutes', title: 'Ny', approvesMinutesId }),
      ...minutes,
    },
    'POST /meetings/{meetingId}/agenda-items reportsGroupId': {
      params,
      body: (reportsGroupId) => ({ kind: 'report', title: 'Ny', reportsGroupId }),
      ...reporting,
    },
    'PATCH /agenda-items/{itemId} presenterPersonId': {
      ...ofItem,
      body: (presenterPersonId) => ({ presenterPersonId }),
      ...person,
    },
    'PATCH /agenda-items/{itemId} approvesMinutesId': {
      ...ofItem,
      body: (approvesMinutesId) => ({ kind: 'approve-minutes', approvesMinutesId }),
      ...minutes,
    },
    'PATCH /agenda-items/{itemId} reportsGroupId': {
      ...ofItem,
      body: (reportsGroupId) => ({ kind: 'report', reportsGroupId }),
      ...reporting,
    },
    'PUT /meetings/{meetingId}/agenda-order itemIds[]': {
      params: { meetingId: called.id },
      version: versions('agendas', called.id),
      body: (id) => ({ itemIds: [id] }),
      ...item,
      own: null,
    },
    'PUT /meetings/{meetingId}/paper-order paperIds[]': {
      params,
      version: versions('papers of', planned.id),
      body: (id) => ({ paperIds: [id] }),
      own: paper,
      abroad: abroad.item,
      other: other.item,
    },
    'POST /meetings/{meetingId}/papers agendaItemId': {
      params,
      body: (agendaItemId) => ({ url: 'https://example.org/x', agendaItemId }),
      ...item,
    },
    'PATCH /papers/{paperId} agendaItemId': {
      ...ofPaper,
      body: (agendaItemId) => ({ agendaItemId }),
      ...item,
    },
    'POST /minutes/{minutesId}/remarks agendaItemId': {
      params: { minutesId: minuted.reviewed.id },
      body: (agendaItemId) => ({ versionHash: scene.versionHash, text: 'x', agendaItemId }),
      ...item,
      own: minuted.reviewed.item,
    },
    'POST /decisions/{decisionId}/status supersededById': {
      params: { decisionId: minuted.approved.decision },
      body: (supersededById) => ({ status: 'superseded', supersededById }),
      own: minuted.drafted.decision,
      abroad: abroad.decision,
      other: other.decision,
    },
  }
}

const ofAttendance: Fields = ({ ids, held, planned, abroad, other, versions }) => {
  const came = held.drafted.invitees[ids.member] ?? ''
  const asked = planned.invitees[ids.member] ?? ''
  const item = { own: held.drafted.item, abroad: abroad.item, other: other.item }
  const params = { meetingId: held.drafted.id }
  const one = { params: { inviteeId: came }, version: versions('attendances', came) }
  const row = (facts: object) => ({ rows: [{ inviteeId: came, presence: 'present', ...facts }] })
  // Nobody is excused here whose place could be taken, so that only the refusals of foreigners can be tried.
  const instead = { own: null, abroad: abroad.person }
  return {
    'PUT /meetings/{meetingId}/attendance rows[].inviteeId': {
      params,
      body: (inviteeId) => row({ inviteeId }),
      own: came,
      abroad: abroad.invitee,
      other: other.invitee,
    },
    'PUT /meetings/{meetingId}/attendance rows[].deputisingForId': {
      params,
      body: (deputisingForId) => row({ presence: 'deputising', deputisingForId }),
      ...instead,
    },
    'PUT /meetings/{meetingId}/attendance rows[].fromItemId': {
      params,
      body: (fromItemId) => row({ fromItemId }),
      ...item,
    },
    'PUT /meetings/{meetingId}/attendance rows[].toItemId': {
      params,
      body: (toItemId) => row({ toItemId }),
      ...item,
    },
    'PUT /invitees/{inviteeId}/presence deputisingForId': {
      ...one,
      body: (deputisingForId) => ({ presence: 'deputising', deputisingForId }),
      ...instead,
    },
    'PUT /invitees/{inviteeId}/presence fromItemId': {
      ...one,
      body: (fromItemId) => ({ presence: 'present', fromItemId }),
      ...item,
    },
    'PUT /invitees/{inviteeId}/presence toItemId': {
      ...one,
      body: (toItemId) => ({ presence: 'present', toItemId }),
      ...item,
    },
    'PUT /meetings/{meetingId}/reply deputyId': {
      params: { meetingId: planned.id },
      body: (deputyId) => ({ reply: 'declined', deputyId }),
      ...instead,
    },
    'PUT /invitees/{inviteeId}/reply deputyId': {
      params: { inviteeId: asked },
      version: versions('attendances', asked),
      body: (deputyId) => ({ reply: 'declined', deputyId }),
      own: ids.convener,
      abroad: abroad.person,
    },
  }
}

const ofWork: Fields = ({
  ids,
  group,
  work,
  held,
  minuted,
  followUps,
  written,
  organisation,
  abroad,
  other,
  versions,
}) => {
  const person = { own: ids.chairOfOther, abroad: abroad.person }
  const place = { own: organisation, abroad: abroad.organisation }
  const followUp = { params: { followUpId: followUps.open }, version: versions('follow_ups', followUps.open) }
  const assignees = {
    'assignee.personId': { body: (personId: string) => ({ assignee: { personId } }), ...person },
    'assignee.organisationId': {
      body: (organisationId: string) => ({ assignee: { organisationId } }),
      ...place,
    },
    'assignee.workingGroupId': {
      body: (workingGroupId: string) => ({ assignee: { workingGroupId } }),
      own: work.id,
      abroad: abroad.work,
      other: other.work,
    },
  }
  const helpers = { 'helpers[]': { body: (id: string) => ({ helpers: [id] }), ...person } }
  const added = { text: 'x', groupId: group }
  const fields: Record<string, IdField> = {
    'POST /follow-ups groupId': {
      body: (groupId) => ({ text: 'x', groupId }),
      own: group,
      abroad: abroad.group,
      other: other.group,
    },
    'POST /follow-ups agendaItemId': {
      body: (agendaItemId) => ({ text: 'x', agendaItemId }),
      own: held.drafted.item,
      abroad: abroad.item,
      other: other.item,
    },
    'POST /follow-ups decisionId': {
      body: (decisionId) => ({ text: 'x', decisionId }),
      own: minuted.drafted.decision,
      abroad: abroad.decision,
      other: other.decision,
    },
  }
  for (const [field, facts] of Object.entries({ ...assignees, ...helpers })) {
    fields[`POST /follow-ups ${field}`] = { ...facts, body: (id) => ({ ...added, ...facts.body(id) }) }
    fields[`PATCH /follow-ups/{followUpId} ${field}`] = { ...followUp, ...facts }
  }
  for (const [field, facts] of Object.entries(assignees))
    fields[`PUT /follow-ups/{followUpId}/assignee ${field}`] = { ...followUp, ...facts }
  const promise = {
    params: { followUpId: written.followUp },
    version: versions('follow_ups', written.followUp),
  }
  for (const [field, facts] of Object.entries({ ...assignees, ...helpers })) {
    const body = (id: string) => ({ text: 'x', assignee: null, helpers: [], dueOn: null, ...facts.body(id) })
    fields[`PUT /follow-ups/{followUpId}/promise ${field}`] = { ...promise, ...facts, body }
  }
  const proposal = {
    params: { workingGroupId: written.work },
    version: versions('working_groups', written.work),
  }
  for (const [operation, asked] of [
    ['POST /groups/{groupId}/working-groups', { params: { groupId: group } }],
    ['POST /agenda-items/{itemId}/working-groups', { params: { itemId: held.drafted.item } }],
    ['PUT /working-groups/{workingGroupId}/proposal', proposal],
  ] as const) {
    const add = (field: string, facts: IdField) => {
      fields[`${operation} ${field}`] = { ...asked, ...facts }
    }
    add('convenerPersonId', {
      body: (convenerPersonId) => ({ name: 'x', seats: [], convenerPersonId }),
      ...person,
    })
    add('seats[].personId', { body: (personId) => ({ name: 'x', seats: [{ personId }] }), ...person })
    add('seats[].organisationId', {
      body: (organisationId) => ({ name: 'x', seats: [{ organisationId }] }),
      ...place,
    })
    add('seats[].namedByPersonId', {
      body: (namedByPersonId) => ({ name: 'x', seats: [{ label: 'x', namedByPersonId }] }),
      ...person,
    })
  }
  return fields
}
