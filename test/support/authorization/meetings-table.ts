import { aroundWork, preparers, type Rows, readers, signedIn } from './row.ts'

/** Meetings, agenda and attendance. */
export const meetingsTable: Rows = (scene) => ({
  ...meetings(scene),
  ...agenda(scene),
  ...attendance(scene),
  ...invitations(scene),
  ...papers(scene),
})

const meetings: Rows = ({ group, work, planned, today, ids, versions }) => {
  const times = { startsAt: '2026-06-04T09:00:00+02:00', endsAt: '2026-06-04T10:00:00+02:00' }
  const params = { meetingId: planned.id }
  const workMeeting = { meetingId: work.planned.id }
  return {
    'GET /meetings': [{ may: signedIn }],
    'POST /groups/{groupId}/meetings': [
      { may: preparers, params: { groupId: group }, body: times },
      {
        about: 'of a working group',
        may: [...preparers, 'convener'],
        params: { groupId: work.id },
        body: times,
      },
    ],
    'GET /meetings/{meetingId}': [
      { about: 'by the group and those asked', may: readers, params },
      { about: 'of a working group', may: aroundWork, params: workMeeting },
    ],
    'PATCH /meetings/{meetingId}': [
      { may: preparers, params, body: { place: 'Hamar' }, version: versions('meetings', planned.id) },
      {
        about: 'of a working group',
        may: [...preparers, 'convener'],
        params: workMeeting,
        body: { place: 'Hamar' },
        version: versions('meetings', work.planned.id),
      },
    ],
    'POST /meetings/{meetingId}/cancellation': [{ may: preparers, params, body: { reason: 'Uvær' } }],
    'POST /meetings/{meetingId}/holding': [{ may: preparers, params: { meetingId: today.id } }],
    'POST /meetings/{meetingId}/invitees': [{ may: preparers, params, body: { personId: ids.convener } }],
    'DELETE /invitees/{inviteeId}': [
      {
        may: preparers,
        params: { inviteeId: planned.invitees[ids.member] ?? '' },
        version: versions('attendances', planned.invitees[ids.member] ?? ''),
      },
    ],
    'POST /meetings/{meetingId}/roster-drawing': [{ may: preparers, params }],
  }
}

const agenda: Rows = ({ work, planned, versions }) => {
  const ofMeeting = { meetingId: planned.id }
  const params = { itemId: planned.item }
  return {
    'GET /meetings/{meetingId}/agenda-items': [{ may: readers, params: ofMeeting }],
    'POST /meetings/{meetingId}/agenda-items': [
      { may: preparers, params: ofMeeting, body: { kind: 'information', title: 'Nytt' } },
      {
        about: 'of a working group',
        may: [...preparers, 'convener'],
        params: { meetingId: work.planned.id },
        body: { kind: 'information', title: 'Nytt' },
      },
    ],
    'PUT /meetings/{meetingId}/agenda-order': [
      {
        about: 'with an order that is not whole: the rights come first',
        may: preparers,
        params: ofMeeting,
        body: { itemIds: [] },
        version: versions('agendas', planned.id),
        answers: 422,
      },
    ],
    'GET /agenda-items/{itemId}': [
      { may: readers, params },
      { about: 'of a working group', may: aroundWork, params: { itemId: work.planned.item } },
    ],
    'PATCH /agenda-items/{itemId}': [
      { may: preparers, params, body: { title: 'Annet' }, version: versions('agenda_items', planned.item) },
    ],
    'DELETE /agenda-items/{itemId}': [
      { may: preparers, params, version: versions('agenda_items', planned.item) },
    ],
    'POST /agenda-items/{itemId}/withdrawal': [{ may: preparers, params }],
    'DELETE /agenda-items/{itemId}/withdrawal': [{ may: preparers, params }],
  }
}

const invitations: Rows = ({ planned, invitation }) => {
  const params = { meetingId: planned.id }
  const version = { invitationId: invitation }
  return {
    'GET /meetings/{meetingId}/invitations': [{ may: readers, params }],
    'GET /invitations/{invitationId}': [{ may: readers, params: version }],
    'GET /invitations/{invitationId}/pdf': [{ may: readers, params: version }],
    'GET /meetings/{meetingId}/calendar.ics': [{ may: readers, params }],
    'GET /meetings/{meetingId}/attendance-list.pdf': [{ may: readers, params }],
    'GET /meetings/{meetingId}/invitation-preview': [{ may: preparers, params }],
    'GET /meetings/{meetingId}/invitation-preview.pdf': [{ may: preparers, params }],
    'POST /meetings/{meetingId}/invitations': [{ may: preparers, params, body: {} }],
  }
}

const papers: Rows = ({ planned, paper, versions }) => {
  const ofMeeting = { meetingId: planned.id }
  const params = { paperId: paper }
  return {
    'GET /meetings/{meetingId}/papers': [{ may: readers, params: ofMeeting }],
    'POST /meetings/{meetingId}/papers': [
      { may: preparers, params: ofMeeting, body: { url: 'https://example.org/ny', title: 'Ny' } },
    ],
    'PUT /meetings/{meetingId}/paper-order': [
      {
        may: preparers,
        params: ofMeeting,
        body: { paperIds: [paper] },
        version: versions('papers of', planned.id),
      },
    ],
    'GET /papers/{paperId}': [{ may: readers, params }],
    'GET /papers/{paperId}/file': [{ may: readers, params }],
    'PATCH /papers/{paperId}': [
      { may: preparers, params, body: { title: 'Nytt' }, version: versions('papers', paper) },
    ],
    'DELETE /papers/{paperId}': [{ may: preparers, params, version: versions('papers', paper) }],
  }
}

const attendance: Rows = ({ held, planned, ids, versions }) => {
  const inviteeId = planned.invitees[ids.member] ?? ''
  const cameId = held.drafted.invitees[ids.member] ?? ''
  return {
    'GET /meetings/{meetingId}/attendance': [{ may: readers, params: { meetingId: planned.id } }],
    'GET /invitees/{inviteeId}': [{ may: readers, params: { inviteeId } }],
    'PUT /meetings/{meetingId}/attendance': [
      {
        may: preparers,
        params: { meetingId: held.drafted.id },
        body: { rows: [{ inviteeId: cameId, presence: 'present' }] },
      },
    ],
    'PUT /meetings/{meetingId}/reply': [
      {
        about: 'by those who are asked: not the deputy of one who is, and nobody for somebody else',
        may: [
          'secretariat',
          'groupSecretary',
          'chair',
          'deputyChair',
          'member',
          'observer',
          'parentOnly',
          'formerChair',
        ],
        params: { meetingId: planned.id },
        body: { reply: 'accepted' },
      },
    ],
    'PUT /invitees/{inviteeId}/reply': [
      {
        may: preparers,
        params: { inviteeId },
        body: { reply: 'accepted' },
        version: versions('attendances', inviteeId),
      },
    ],
    'PUT /invitees/{inviteeId}/presence': [
      {
        may: preparers,
        params: { inviteeId: cameId },
        body: { presence: 'present' },
        version: versions('attendances', cameId),
      },
    ],
  }
}
