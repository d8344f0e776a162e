import { draftReaders, keepers, preparers, type Rows, readers, signedIn } from './row.ts'

/** Minutes, what is written under items, decisions, approvals. */
export const minutesTable: Rows = (scene) => ({
  ...minutes(scene),
  ...texts(scene),
  ...decisions(scene),
  ...findings(scene),
  ...approvals(scene),
})

const minutes: Rows = ({ held, work, minuted: { approved, drafted } }) => {
  const params = { minutesId: approved.id }
  const version = { ...params, number: 1 }
  const ofDraft = { minutesId: drafted.id }
  return {
    'POST /meetings/{meetingId}/minutes': [
      { may: keepers, params: { meetingId: held.unminuted.id } },
      {
        about: 'of a working group',
        may: [...keepers, 'convener'],
        params: { meetingId: work.unminuted.id },
      },
    ],
    'GET /minutes': [{ may: signedIn }],
    'GET /minutes/{minutesId}': [
      { about: 'approved', may: readers, params },
      { about: 'a draft', may: draftReaders, params: ofDraft },
      {
        about: 'a working group’s draft',
        may: [...keepers, 'convener'],
        params: { minutesId: work.minutes.id },
      },
    ],
    'GET /minutes/{minutesId}/pdf': [
      { about: 'approved', may: readers, params },
      { about: 'a draft', may: draftReaders, params: ofDraft },
    ],
    'POST /minutes/{minutesId}/publication': [{ may: keepers, params }],
    'POST /minutes/{minutesId}/corrections': [
      { may: keepers, params, body: { correction: 'Ni, ikke åtte.' } },
    ],
    'GET /minutes/{minutesId}/versions': [
      { may: readers, params },
      { about: 'a draft', may: draftReaders, params: ofDraft },
    ],
    'GET /minutes/{minutesId}/versions/{number}': [{ may: readers, params: version }],
    'GET /minutes/{minutesId}/versions/{number}/pdf': [{ may: readers, params: version }],
    'GET /minutes/{minutesId}/verification': [
      { may: readers, params },
      { about: 'a draft', may: draftReaders, params: ofDraft },
    ],
  }
}

const texts: Rows = ({ work, minuted: { approved, reviewed, drafted }, versions }) => {
  const params = { itemId: drafted.item }
  const ofWork = { itemId: work.minutes.item }
  const version = versions('item_texts', drafted.item)
  return {
    'GET /agenda-items/{itemId}/text': [
      { about: 'approved', may: readers, params: { itemId: approved.item } },
      {
        about: 'in review, where the group reads what was circulated',
        may: draftReaders,
        params: { itemId: reviewed.item },
      },
      { about: 'a draft', may: draftReaders, params },
      { about: 'a working group’s draft', may: [...keepers, 'convener'], params: ofWork },
    ],
    'PUT /agenda-items/{itemId}/text': [
      { may: keepers, params, body: { text: 'Nytt.' }, version },
      {
        about: 'of a working group',
        may: [...keepers, 'convener'],
        params: ofWork,
        body: { text: 'Nytt.' },
        version: versions('item_texts', work.minutes.item),
      },
    ],
    'PATCH /agenda-items/{itemId}/text': [{ may: keepers, params, body: { text: 'Åtte.', basedOn: 1 } }],
    'GET /agenda-items/{itemId}/text/versions': [
      {
        about: 'approved: what was struck out on the way is no part of the record',
        may: draftReaders,
        params: { itemId: approved.item },
      },
      { about: 'a draft', may: draftReaders, params },
    ],
    'POST /agenda-items/{itemId}/text/restoration': [{ may: keepers, params, body: { version: 1 }, version }],
  }
}

const findings: Rows = ({ held, planned, work }) => ({
  'GET /meetings/{meetingId}/findings': [
    { about: 'of a draft', may: draftReaders, params: { meetingId: held.drafted.id } },
    { about: 'before there are minutes', may: draftReaders, params: { meetingId: planned.id } },
    { about: 'of approved minutes', may: draftReaders, params: { meetingId: held.approved.id } },
    { about: 'of a working group', may: [...keepers, 'convener'], params: { meetingId: work.planned.id } },
  ],
})

const decisions: Rows = ({ work, minuted: { approved, drafted }, versions }) => {
  const params = { decisionId: drafted.decision }
  const version = versions('decisions', drafted.decision)
  return {
    'POST /agenda-items/{itemId}/decisions': [
      { may: keepers, params: { itemId: drafted.item }, body: { text: 'Ja.' } },
    ],
    'GET /decisions': [{ may: signedIn }],
    'GET /decisions/{decisionId}': [
      { about: 'approved', may: readers, params: { decisionId: approved.decision } },
      { about: 'in a draft', may: draftReaders, params },
    ],
    'PATCH /decisions/{decisionId}': [{ may: keepers, params, body: { text: 'Nei.' }, version }],
    'DELETE /decisions/{decisionId}': [{ may: keepers, params, version }],
    'POST /decisions/{decisionId}/status': [
      { may: preparers, params: { decisionId: approved.decision }, body: { status: 'carried-out' } },
      {
        about: 'of a working group, by those who write for it',
        may: [...keepers, 'convener'],
        params: { decisionId: work.minutes.decision },
        body: { status: 'carried-out' },
      },
    ],
  }
}

const approvals: Rows = ({ minuted, versionHash, remark }) => {
  const params = { minutesId: minuted.reviewed.id }
  return {
    'POST /minutes/{minutesId}/circulation': [{ may: keepers, params: { minutesId: minuted.drafted.id } }],
    'POST /minutes/{minutesId}/withdrawal': [{ may: keepers, params }],
    'GET /minutes/{minutesId}/approval': [
      { may: readers, params },
      { about: 'a draft', may: draftReaders, params: { minutesId: minuted.drafted.id } },
    ],
    'POST /minutes/{minutesId}/approval': [
      {
        about: 'by those asked that day, also who led it then; not the administrator, nor an absent deputy',
        may: ['secretariat', 'groupSecretary', 'chair', 'deputyChair', 'member', 'parentOnly', 'formerChair'],
        params,
        body: { versionHash },
      },
    ],
    'POST /agenda-items/{itemId}/minutes-approval': [
      {
        about: 'by those who minute it and the meeting’s chair',
        may: draftReaders,
        params: { itemId: minuted.approvalItem },
        body: { outcome: 'approved-with-corrections', corrections: 'Det var ni.' },
      },
      {
        about: 'in a meeting that still names the chair who was removed a minute ago',
        may: keepers,
        params: { itemId: minuted.formerItem },
        body: { outcome: 'approved' },
        // A remark waits for its answer.
        answers: 409,
      },
    ],
    'GET /minutes/{minutesId}/remarks': [{ may: readers, params }],
    'POST /minutes/{minutesId}/remarks': [
      { may: readers, params, body: { versionHash, text: 'Det var ni.' } },
    ],
    'POST /remarks/{remarkId}/answer': [
      { may: keepers, params: { remarkId: remark }, body: { outcome: 'declined', answer: 'Nei, åtte.' } },
    ],
  }
}
