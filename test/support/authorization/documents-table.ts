import { aroundWork, belonging, draftReaders, keepers, preparers, type Rows, readers, staff } from './row.ts'

/** Documents made when they are asked for, and the templates they are made by. */
export const documentsTable: Rows = (scene) => ({ ...documents(scene), ...templates(scene) })

const documents: Rows = ({ group, work, invitation, called, minuted: { approved, drafted } }) => ({
  'GET /minutes/{minutesId}/documents/{document}': [
    { about: 'approved', may: readers, params: { minutesId: approved.id, document: 'decisions' } },
    { about: 'a draft', may: draftReaders, params: { minutesId: drafted.id, document: 'minutes' } },
  ],
  'GET /minutes/{minutesId}/archive-copy': [
    { about: 'approved', may: readers, params: { minutesId: approved.id } },
  ],
  'GET /agenda-items/{itemId}/excerpt': [
    { about: 'approved', may: readers, params: { itemId: approved.item } },
    { about: 'a draft', may: draftReaders, params: { itemId: drafted.item } },
  ],
  'GET /working-groups/{workingGroupId}/mandate': [{ may: aroundWork, params: { workingGroupId: work.id } }],
  'GET /groups/{groupId}/follow-up-list': [{ may: belonging, params: { groupId: group } }],
  'GET /groups/{groupId}/year-plan': [{ may: belonging, params: { groupId: group } }],
  'GET /invitations/{invitationId}/document': [{ may: readers, params: { invitationId: invitation } }],
  'GET /meetings/{meetingId}/attendance-list': [{ may: readers, params: { meetingId: called.id } }],
})

const source = '# {{ title }}\n\n::items'

const templates: Rows = ({ group, work, template }) => {
  const whole = { name: 'minutes' }
  const ofGroup = { groupId: group, name: 'minutes' }
  const ofWork = { groupId: work.id, name: 'minutes' }
  return {
    'GET /templates': [{ may: [...staff, 'foreigner'] }],
    'GET /templates/{name}': [{ may: [...staff, 'foreigner'], params: whole }],
    'GET /templates/{name}/versions': [{ may: [...staff, 'foreigner'], params: whole }],
    'PUT /templates/{name}': [{ may: [...staff, 'foreigner'], params: whole, body: { source }, version: 1 }],
    'DELETE /templates/{name}': [{ may: [...staff, 'foreigner'], params: whole, version: 1 }],
    'POST /templates/{name}/preview': [
      { may: [...staff, 'foreigner'], params: whole, body: { source, format: 'text' } },
    ],
    'GET /groups/{groupId}/templates': [
      { may: keepers, params: { groupId: group } },
      { about: 'of a working group', may: preparers, params: { groupId: work.id } },
    ],
    'GET /groups/{groupId}/templates/{name}': [{ may: keepers, params: ofGroup }],
    'GET /groups/{groupId}/templates/{name}/versions': [{ may: keepers, params: ofGroup }],
    'PUT /groups/{groupId}/templates/{name}': [
      { may: keepers, params: ofGroup, body: { source }, version: 1 },
      { about: 'of a working group', may: preparers, params: ofWork, body: { source }, version: 0 },
    ],
    'DELETE /groups/{groupId}/templates/{name}': [{ may: keepers, params: ofGroup, version: 1 }],
    'POST /groups/{groupId}/templates/{name}/preview': [
      { may: keepers, params: ofGroup, body: { source, format: 'text' } },
    ],
    'GET /template-versions/{versionId}': [
      { about: 'the collaboration’s', may: staff, params: { versionId: template.whole } },
      { about: 'a group’s', may: keepers, params: { versionId: template.ofGroup } },
    ],
  }
}
