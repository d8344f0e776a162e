import type { Case } from '../../scripts/accept/read-case.ts'
import { isSame, type Staged } from './stage-case.ts'

/** What is known of a meeting beside the words, as the API tells it and as a case holds it, in one shape. */
type Structure = {
  state: string
  present: { name: string; organisation: string | null }[]
  items: { number: string | null; title: string | null; kind: string | null; decisions: string[] }[]
  followUps: { text: string; responsible: string[]; due: string | null }[]
  workingGroups: {
    name: string
    convener: string | null
    members: string[]
    pending: string[]
    ends: string | null
  }[]
}

/** What the API tells of it, and each item's text as Markdown. */
export async function readBack({ secretary, meetingId }: Staged) {
  const get = async (path: string) => (await secretary.at.get(path)).body
  const all = async (path: string) => (await get(`${path}?meetingId=${meetingId}&limit=100`)).items as Row[]
  const meeting = await get(`/meetings/${meetingId}`)
  const followUps = await Promise.all((await all('/follow-ups')).map(({ id }) => get(`/follow-ups/${id}`)))
  const groups = await Promise.all(
    (await all('/working-groups')).map(({ id }) => get(`/working-groups/${id}`)),
  )
  const structure: Structure = {
    state: meeting.minutes.state,
    present: meeting.invitees.filter(isPresentMember).map(({ person, organisation }: Invitee) => ({
      name: person.name,
      organisation: organisation?.name ?? null,
    })),
    items: meeting.items.map(({ number, title, kind, decisions }: Structure['items'][number]) => ({
      ...{ number, title, kind },
      decisions: (decisions as unknown as { text: string }[]).map(({ text }) => text),
    })),
    followUps: followUps.map(({ followUp }) => ({
      text: followUp.text,
      responsible: inOrder([followUp.assignee, ...followUp.helpers].map(({ name }) => name)),
      due: followUp.dueOn,
    })),
    workingGroups: groups.map(({ workingGroup, convener, seats }) => ({
      name: workingGroup.name,
      convener: convener?.name ?? null,
      members: seats.flatMap(({ holder }: Seat) => (holder ? [holder.name] : [])).sort(),
      pending: seats.flatMap(({ pending, label }: Seat) => (pending ? [label ?? ''] : [])).sort(),
      ends: workingGroup.termTo,
    })),
  }
  structure.present.sort(byName)
  const texts: string[] = meeting.items.map(({ text }: { text: { text: string } | null }) => text?.text ?? '')
  return { structure, texts }
}

type Row = { id: string }
type Invitee = {
  person: { name: string }
  organisation: { name: string } | null
  presence: string | null
  part: string
}
type Seat = { holder: { name: string } | null; pending: boolean; label: string | null }

const isPresentMember = ({ presence, part }: Invitee) => presence === 'present' && part === 'member'
/** The one who shall do it, and behind them the helpers, who have no order. */
const inOrder = ([doer = '', ...helpers]: string[]) => [doer, ...helpers.sort()]
const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name, 'nb')

/** What a case says should be there: everybody by the name that the register has for them. */
export function structureOf(expected: Case): Structure {
  const whole = (name: string) =>
    expected.attendees.find((attendee) => isSame(attendee.name, name))?.name ?? name
  return {
    state: 'in-review',
    present: expected.attendees
      .filter(({ status }) => status === 'present')
      .map(({ name, organisation }) => ({ name, organisation }))
      .sort(byName),
    items: expected.items.map(({ number, title, kind, decisions }) => ({ number, title, kind, decisions })),
    followUps: expected.followUps.map(({ text, responsible, due }) => ({
      text,
      responsible: inOrder((responsible ?? '').split('; ').map(whole)),
      due,
    })),
    workingGroups: expected.workingGroups.map(({ name, convener, members, pending = [], duration }) => ({
      name,
      convener: convener && whole(convener),
      members: members.map((member) => whole(typeof member === 'string' ? member : member.name)).sort(),
      pending: pending.toSorted(),
      ends: duration === '1 år' ? `${Number(expected.date.slice(0, 4)) + 1}${expected.date.slice(4)}` : null,
    })),
  }
}
