import { type Client, client } from './client.ts'
import type { Case, CaseAttendee } from './read-case.ts'
import { languageOf, type Stage, signIn, zoneOf } from './stage.ts'

export type Player = {
  id: string
  name: string
  email: string
  attendee: CaseAttendee | null
  absentHolderId: string | null
}

/** Everybody and everything that is there before the first meeting. */
export type Cast = {
  secretary: Client
  secretaryId: string
  groupId: string
  language: string
  zone: string
  players: Player[]
  secretariat: Player[]
  chairId: string | null
  organisations: Map<string, string>
  personByName(name: string): string | null
  addPerson(name: string): Promise<string>
}

/** Founds the collaboration as the operator and lets its first administrator enter organisations, people and the group. */
export async function foundGroup(stage: Stage): Promise<Cast> {
  const { expected } = stage
  const [language, zone] = [languageOf(expected.language), zoneOf(expected.language)]
  const name = expected.group ?? 'Gruppe uten navn'
  const [firstSecretary = 'Sekretær Sekretærsen'] = expected.secretariat
  const secretaryEmail = addressOf(firstSecretary, 0)
  const operator = client(stage.address, stage.operatorKey)
  const founded = await operator.post('/collaborations', {
    name: `Samarbeidet bak ${name}`.slice(0, 200),
    language,
    zone,
    administrator: { name: firstSecretary, email: secretaryEmail },
  })
  const secretary = await signIn(stage, secretaryEmail)
  const secretaryId: string = founded.body.administratorId
  await secretary.post(`/people/${secretaryId}/roles`, { role: 'secretariat' })
  const organisations = await addOrganisations(secretary, expected)
  const entered = await addPeople(secretary, expected, { organisations, firstSecretary, secretaryId })
  const known = new Map(entered.players.map((player) => [player.name, player.id]))
  for (const one of entered.secretariat) known.set(one.name, one.id)
  const addPerson = async (added: string) => {
    const { body } = await secretary.post('/people', { name: added })
    known.set(added, body.id)
    return body.id as string
  }
  const personByName = (wanted: string) => known.get(wanted) ?? samePersonOtherwiseWritten(known, wanted)
  const chairId = expected.chair ? (personByName(expected.chair) ?? (await addPerson(expected.chair))) : null
  const groupId = await addGroup(secretary, {
    name,
    language,
    zone,
    chairId,
    organisations,
    players: entered.players,
  })
  return {
    secretary,
    secretaryId,
    groupId,
    language,
    zone,
    ...entered,
    chairId,
    organisations,
    personByName,
    addPerson,
  }
}

async function addOrganisations(secretary: Client, expected: Case): Promise<Map<string, string>> {
  const organisations = new Map<string, string>()
  for (const name of new Set(expected.attendees.map(({ organisation }) => organisation)))
    if (name)
      organisations.set(name, (await secretary.post('/organisations', { name, kind: 'other' })).body.id)
  return organisations
}

async function addPeople(
  secretary: Client,
  expected: Case,
  given: { organisations: Map<string, string>; firstSecretary: string; secretaryId: string },
) {
  const players: Player[] = []
  const secretariat: Player[] = [
    {
      id: given.secretaryId,
      name: given.firstSecretary,
      email: addressOf(given.firstSecretary, 0),
      attendee: null,
      absentHolderId: null,
    },
  ]
  let serial = 1
  const enter = async (name: string, organisation: string | null) => {
    const email = addressOf(name, serial++)
    const organisationId = organisation ? given.organisations.get(organisation) : undefined
    const { body } = await secretary.post('/people', {
      name,
      email,
      ...(organisationId && { organisationId }),
    })
    return { id: body.id as string, name, email }
  }
  for (const attendee of expected.attendees) {
    const twice = secretariat.find(({ name }) => name === attendee.name)
    const person = twice ?? (await enter(attendee.name, attendee.organisation))
    const absent = attendee.deputyFor ? await enter(attendee.deputyFor, attendee.organisation) : null
    players.push({ ...person, attendee, absentHolderId: absent?.id ?? null })
  }
  for (const name of expected.secretariat.slice(1)) {
    const twice = players.find((player) => player.name === name)
    const person = twice ?? (await enter(name, null))
    await secretary.post(`/people/${person.id}/roles`, { role: 'secretariat' })
    secretariat.push({ ...person, attendee: null, absentHolderId: null })
  }
  return { players, secretariat }
}

async function addGroup(
  secretary: Client,
  given: {
    name: string
    language: string
    zone: string
    chairId: string | null
    organisations: Map<string, string>
    players: Player[]
  },
): Promise<string> {
  const { name, language, zone } = given
  const groupId: string = (await secretary.post('/groups', { name, kind: 'expert-group', language, zone }))
    .body.id
  const fromOn = '2000-01-01'
  for (const { id, attendee, absentHolderId } of given.players) {
    const organisationId = attendee?.organisation ? given.organisations.get(attendee.organisation) : undefined
    const kind = /observat/i.test(attendee?.role ?? '') ? 'observer' : 'member'
    const seat = (
      await secretary.post(`/groups/${groupId}/seats`, {
        kind,
        fromOn,
        personId: absentHolderId ?? id,
        ...(organisationId && { organisationId }),
      })
    ).body.id
    if (absentHolderId)
      await secretary.post(`/seats/${seat}/holders`, { personId: id, standing: 'deputy', fromOn })
  }
  if (given.chairId)
    await secretary.post(`/groups/${groupId}/offices`, { personId: given.chairId, office: 'chair', fromOn })
  return groupId
}

/** Those of the case who came, in its order. */
export const everyonePresent = (cast: Cast): Player[] =>
  cast.players.filter(({ attendee }) => attendee?.status === 'present' || attendee?.status === 'deputy')

/** "Eli Bryhni" is meant to be Eli Arnkværn Bryhni when nobody else begins and ends like that: what a secretary would choose. */
function samePersonOtherwiseWritten(known: Map<string, string>, wanted: string): string | null {
  const ends = (name: string) => `${name.split(/\s+/)[0]} ${name.split(/\s+/).at(-1)}`
  const alike = [...known].filter(([name]) => ends(name) === ends(wanted))
  return alike.length === 1 ? (alike[0]?.[1] ?? null) : null
}

/** An invented address at an example domain. */
function addressOf(name: string, serial: number): string {
  const local = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .replace(/[^a-z]+/g, '.')
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 40)
  return `${local || 'person'}.${serial}@deltaker.example.org`
}
