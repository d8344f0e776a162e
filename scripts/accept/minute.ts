import { readPdf } from '#test/support/pdf-text.ts'
import { until } from './checks.ts'
import { type Cast, everyonePresent, type Player } from './found.ts'
import { pdfsOf } from './mailbox.ts'
import { everyone, type Item, type Meeting } from './meet.ts'
import type { CaseWorkingGroup } from './read-case.ts'
import { firstMissingLine, squeezed } from './read-case.ts'
import { type Stage, signIn } from './stage.ts'

export async function writeMinutes(cast: Cast, meeting: Meeting, texts: string[]): Promise<string> {
  const { secretary } = cast
  const minutesId: string = (await secretary.post(`/meetings/${meeting.id}/minutes`)).body.id
  for (const [index, item] of meeting.items.entries()) {
    const text = texts[index]
    if (text) await secretary.put(`/agenda-items/${item.id}/text`, { text }, 0)
  }
  return minutesId
}

export async function addDecisions(stage: Stage, cast: Cast, meeting: Meeting): Promise<void> {
  const numbers: string[] = []
  for (const [index, item] of stage.expected.items.entries())
    for (const text of item.decisions)
      numbers.push(
        (await cast.secretary.post(`/agenda-items/${idAt(meeting, index)}/decisions`, { text })).body.number,
      )
  stage.checks.equal(
    'decisions are numbered by group and year, each once',
    new Set(numbers).size,
    numbers.length,
  )
}

export async function addFollowUps(stage: Stage, cast: Cast, meeting: Meeting): Promise<void> {
  for (const { text, responsible, due } of stage.expected.followUps) {
    const people = (responsible ?? '')
      .split(/;|,| og | och /)
      .flatMap((name) => cast.personByName(name.trim()) ?? [])
    const item = stage.texts.findIndex((itemText) => itemText.includes(text))
    await cast.secretary.post('/follow-ups', {
      agendaItemId: idAt(meeting, Math.max(item, 0)),
      text,
      ...(people[0] && { assignee: { personId: people[0] } }),
      ...(people.length > 1 && { helpers: people.slice(1) }),
      ...(due && { dueOn: due }),
    })
  }
}

/** Sets up the working groups as the meeting did: members by name, pending seats with who shall name them. */
export async function addWorkingGroups(stage: Stage, cast: Cast, meeting: Meeting): Promise<void> {
  const { secretary, secretaryId } = cast
  const { checks } = stage
  for (const group of stage.expected.workingGroups) {
    const item = stage.texts.findIndex((text) => text.includes(group.name))
    const members: string[] = []
    for (const name of namesOf(group)) members.push(cast.personByName(name) ?? (await cast.addPerson(name)))
    const convenerPersonId = group.convener ? cast.personByName(group.convener) : null
    const pending = (group.pending ?? []).map((label) => ({
      label,
      namedByPersonId: secretaryId,
      nameDueOn: meeting.day,
    }))
    const { body } = await secretary.post(
      `/agenda-items/${idAt(meeting, Math.max(item, 0))}/working-groups`,
      {
        name: group.name,
        ...(convenerPersonId && { convenerPersonId }),
        ...(monthsOf(group.duration) && { term: { months: monthsOf(group.duration) } }),
        seats: [...members.map((personId) => ({ personId })), ...pending],
      },
    )
    if (convenerPersonId) await secretary.post(`/working-groups/${body.id}/activation`)
    const made = (await secretary.get(`/working-groups/${body.id}`)).body
    checks.equal(
      `${group.name}: its pending seats wait for a name`,
      made.seats.filter((seat: { pending: boolean }) => seat.pending).length,
      pending.length,
    )
    checks.equal(`${group.name}: its members sit`, made.seats.length, members.length + pending.length)
  }
}

const namesOf = (group: CaseWorkingGroup): string[] =>
  group.members.map((member) => (typeof member === 'string' ? member : member.name))

function monthsOf(duration: string | null | undefined): number | undefined {
  const match = /(\d+)\s*(år|mån|mnd|md)/i.exec(duration ?? '')
  return match ? Number(match[1]) * (match[2]?.toLowerCase() === 'år' ? 12 : 1) : undefined
}

const idAt = (meeting: Meeting, index: number): string => (meeting.items[index] as Item).id

export async function circulate(cast: Cast, minutesId: string): Promise<{ hash: string; pdf: Uint8Array }> {
  await cast.secretary.post(`/minutes/${minutesId}/circulation`)
  const { body } = await cast.secretary.get(`/minutes/${minutesId}`)
  const { bytes } = await cast.secretary.get(`/minutes/${minutesId}/pdf`)
  return { hash: body.currentVersion.hash, pdf: bytes }
}

/** Every line of every item's text stands in the PDF, in the items' order. */
export async function checkPaper(stage: Stage, pdf: Uint8Array, when: string): Promise<void> {
  const { checks, texts, expected } = stage
  const reading = await readPdf(pdf)
  // What repeats on every page (the foot, the draft mark) is no part of the running text.
  const printed = squeezed(reading.tags.map(textOfTag).join('\n'))
  let at = 0
  let missing: string | null = null
  for (const text of texts) {
    const found = firstMissingLine(text, printed, at)
    missing ??= found.missing
    at = found.end
  }
  checks.check(`every line of the items’ text stands in the PDF ${when}, in order`, missing === null, missing)
  const absent = expected.attendees
    .filter(({ name }) => !printed.includes(squeezed(name)))
    .map(({ name }) => name)
  checks.equal(`everybody who came stands in it ${when}`, absent, [])
  checks.check(
    `it is tagged and says its language ${when}`,
    reading.tags.length > 0 && reading.language !== null,
  )
}

type Tag = Awaited<ReturnType<typeof readPdf>>['tags'][number]
const textOfTag = (tag: Tag): string => [tag.text, ...tag.children.map(textOfTag)].join('\n')

/** Everybody who was there, or should have been, got the minutes to review once, with the PDF. */
export async function checkReviewMails(
  stage: Stage,
  cast: Cast,
  mark: string,
  pdf: Uint8Array,
): Promise<void> {
  const { checks, mailbox } = stage
  const readers = [...everyone(cast), ...cast.players.filter(({ absentHolderId }) => absentHolderId)]
  const withPaper = (player: Player) =>
    mailbox.sinceTo(mark, player.email).filter((mail) => pdfsOf(mail).length > 0)
  await until(() => readers.every((player) => withPaper(player).length > 0))
  await mailbox.settle()
  checks.equal(
    'each got exactly one set of minutes',
    readers.filter((player) => withPaper(player).length !== 1).map(({ name }) => name),
    [],
  )
  const same = readers.every((player) =>
    withPaper(player).every(
      (mail) => Buffer.compare(Buffer.from(pdfsOf(mail)[0] ?? []), Buffer.from(pdf)) === 0,
    ),
  )
  checks.check('and it is byte for byte the frozen PDF', same)
}

/** One member proposes a correction, from their own sign-in; the secretariat accepts it. */
export async function remarkAndAnswer(
  stage: Stage,
  cast: Cast,
  given: { minutesId: string; hash: string; itemId: string },
): Promise<void> {
  const { checks, mailbox } = stage
  const member = everyonePresent(cast)[0]
  if (!member) return checks.check('nobody came who could remark', true)
  mailbox.mark('remark')
  const client = await signIn(stage, member.email)
  const remark = await client.attempt('POST', `/minutes/${given.minutesId}/remarks`, {
    versionHash: given.hash,
    agendaItemId: given.itemId,
    text: 'Mitt navn er skrevet feil i avsnittet.',
  })
  checks.equal('a member sends a remark', remark.status, 201)
  const secretaryEmail = cast.secretariat[0]?.email ?? ''
  checks.check(
    'the secretariat hears of it',
    await until(() => mailbox.sinceTo('remark', secretaryEmail).length > 0),
  )
  const open = (await cast.secretary.get(`/minutes/${given.minutesId}/remarks`)).body.items
  checks.equal(
    'the remark waits for an answer',
    open.map((one: { state: string }) => one.state),
    ['open'],
  )
  await cast.secretary.post(`/remarks/${remark.body.id}/answer`, {
    outcome: 'accepted',
    answer: 'Takk, rettes ved godkjenningen.',
  })
  const answered = (await cast.secretary.get(`/minutes/${given.minutesId}/remarks`)).body.items
  checks.equal(
    'and is accepted',
    answered.map((one: { state: string }) => one.state),
    ['accepted'],
  )
}
