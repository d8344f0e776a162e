import { formOf } from '../make-files.ts'
import { here, type Rows, signedIn, staff } from './row.ts'
import { pictureFile } from './whole-scene.ts'

/** The collaboration, who may sign in, organisations, people, mail and the trail. A foreigner administers their own. */
export const peopleTable: Rows = (scene) => ({ ...people(scene), ...duplicates(scene), ...pictures(scene) })

const people: Rows = ({ ids, world, session, organisation, other, mail, picture, versions }) => ({
  'POST /collaborations': [
    { may: [], body: { name: 'Ny', administrator: { name: 'A', email: 'a@b.example.org' } } },
  ],
  'GET /me': [{ may: signedIn }],
  'GET /me/calendar-feed': [{ may: signedIn }],
  'POST /me/calendar-feed': [{ may: signedIn }],
  'DELETE /me/calendar-feed': [{ may: signedIn }],
  'GET /overview': [{ may: signedIn }],
  'GET /sessions': [{ may: signedIn }],
  'DELETE /sessions': [{ may: signedIn }],
  'DELETE /sessions/{sessionId}': [{ may: ['administrator'], params: { sessionId: session } }],
  'GET /collaboration': [{ may: signedIn }],
  'PATCH /collaboration': [
    {
      may: ['administrator', 'foreigner'],
      body: { name: 'Elvene' },
      version: versions('collaborations', world.collaborationId),
    },
    {
      about: 'its logo',
      may: staff,
      body: { logoPictureId: picture },
      version: versions('collaborations', world.collaborationId),
    },
    {
      about: 'its logo and its name',
      may: ['administrator'],
      body: { logoPictureId: picture, name: 'Elvene' },
      version: versions('collaborations', world.collaborationId),
    },
  ],
  'GET /people/{personId}/roles': [{ may: here, params: { personId: ids.secretariat } }],
  'POST /people/{personId}/roles': [
    { may: ['administrator'], params: { personId: ids.member }, body: { role: 'secretariat' } },
  ],
  'DELETE /people/{personId}/roles/{role}': [
    { may: ['administrator'], params: { personId: ids.secretariat, role: 'secretariat' } },
  ],
  'GET /organisations': [{ may: signedIn }],
  'POST /organisations': [{ may: [...staff, 'foreigner'], body: { name: 'Nykommune' } }],
  'GET /organisations/{organisationId}': [{ may: here, params: { organisationId: organisation } }],
  'PATCH /organisations/{organisationId}': [
    {
      may: staff,
      params: { organisationId: organisation },
      body: { name: 'Nytt navn' },
      version: versions('organisations', organisation),
    },
  ],
  'POST /organisations/{organisationId}/ending': [
    { may: staff, params: { organisationId: other.organisation }, body: { on: '2026-12-31' } },
  ],
  'GET /people': [{ may: signedIn }],
  'POST /people': [{ may: [...staff, 'foreigner'], body: { name: 'Ny' } }],
  'GET /people/{personId}': [{ may: here, params: { personId: ids.member } }],
  'PATCH /people/{personId}': [
    {
      about: 'their title',
      may: [...staff, 'member'],
      params: { personId: ids.member },
      body: { title: 'Rådgiver' },
      version: versions('people', ids.member),
    },
    {
      about: 'the address that signs them in',
      may: staff,
      params: { personId: ids.member },
      body: { email: 'ny@kommune.example.org' },
      version: versions('people', ids.member),
    },
    {
      about: 'the address that signs an administrator in',
      may: ['administrator'],
      params: { personId: ids.administrator },
      body: { email: 'ny@kommune.example.org' },
      version: versions('people', ids.administrator),
    },
  ],
  'POST /people/{personId}/ending': [
    { may: staff, params: { personId: ids.formerChair }, body: { on: '2026-03-01' } },
  ],
  'GET /mails': [{ may: [...staff, 'foreigner'] }],
  'GET /mails/{mailId}': [{ may: staff, params: { mailId: mail.id } }],
  'GET /mails/{mailId}/attachments/{place}': [{ may: staff, params: { mailId: mail.id, place: 1 } }],
  'POST /mails/{mailId}/resending': [{ may: staff, params: { mailId: mail.id } }],
  'GET /suppressed-addresses': [{ may: [...staff, 'foreigner'] }],
  'DELETE /suppressed-addresses/{address}': [{ may: staff, params: { address: mail.address } }],
  'GET /search': [{ may: signedIn, query: '?q=etablering' }],
  'GET /audit-entries': [{ may: [...staff, 'foreigner'] }],
  'GET /audit-verification': [{ may: [...staff, 'foreigner'] }],
})

/** Merging gives what one has to another, so what only an administrator gives is theirs to merge. */
const duplicates: Rows = ({ ids, organisation, other, versions }) => {
  const person = (keep: string, drop: string) => ({
    params: { personId: keep },
    body: { dropId: drop },
    query: `?dropId=${drop}`,
    version: versions('people', keep),
  })
  const place = {
    params: { organisationId: organisation },
    body: { dropId: other.organisation },
    query: `?dropId=${other.organisation}`,
    version: versions('organisations', organisation),
  }
  const pairs = [
    { may: staff, ...person(ids.member, ids.parentOnly) },
    { about: 'an administrator', may: ['administrator'], ...person(ids.administrator, ids.parentOnly) },
    { about: 'who has a role', may: ['administrator'], ...person(ids.parentOnly, ids.secretariat) },
  ] as const
  return {
    'GET /duplicates/people': [{ may: [...staff, 'foreigner'] }],
    'GET /duplicates/organisations': [{ may: [...staff, 'foreigner'] }],
    'POST /duplicates/people/dismissals': [
      { may: staff, body: { personId: ids.member, otherPersonId: ids.observer } },
    ],
    'POST /duplicates/organisations/dismissals': [
      { may: staff, body: { organisationId: organisation, otherOrganisationId: other.organisation } },
    ],
    'GET /people/{personId}/merge-preview': [...pairs],
    'POST /people/{personId}/merging': [...pairs],
    'GET /organisations/{organisationId}/merge-preview': [{ may: staff, ...place }],
    'POST /organisations/{organisationId}/merging': [{ may: staff, ...place }],
  }
}

/** What documents show is seen by everybody; the secretariat keeps it. */
const pictures: Rows = ({ picture, versions }) => {
  const params = { pictureId: picture }
  const added = formOf({ name: 'ny', alt: 'Et bilde' }, pictureFile)
  const replaced = formOf({}, pictureFile)
  const version = versions('pictures', picture)
  return {
    'GET /pictures': [{ may: signedIn }],
    'POST /pictures': [{ may: [...staff, 'foreigner'], body: added.payload, headers: added.headers }],
    'GET /pictures/{pictureId}': [{ may: here, params }],
    'GET /pictures/{pictureId}/file': [{ may: here, params }],
    'PUT /pictures/{pictureId}/file': [
      { may: staff, params, body: replaced.payload, headers: replaced.headers, version },
    ],
    'PATCH /pictures/{pictureId}': [{ may: staff, params, body: { alt: 'Nytt' }, version }],
    'DELETE /pictures/{pictureId}': [{ may: staff, params, version }],
  }
}
