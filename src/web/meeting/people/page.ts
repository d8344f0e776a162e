import { html } from 'ghtml'
import type { ReplyGiven } from '#src/domain/attendance/invited-reply.ts'
import type { CoveredOrganisation } from '#src/domain/groups/coverage.ts'
import type { listPeople } from '#src/domain/people/read.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { inviteeWords as words } from '#src/platform/language/words/web-invitees.ts'
import { buttonLink } from '../../layout/fields.ts'
import { rowsOrEmpty } from '../../layout/lists.ts'
import { screenForm } from '../../layout/screen-form.ts'
import { patterns, to } from '../../paths.ts'
import type { ScreenPage, View } from '../../view.ts'
import { type Answered, answeredBy, answerFigures } from '../attending.ts'
import type { ShownMeeting } from '../read.ts'
import { meetingHead } from '../tabs.ts'
import { addPanel } from './add.ts'
import { missingOrganisations } from './missing.ts'
import { inviteeRow } from './row.ts'

export type PeopleAsked = {
  answer?: Answered | undefined
  edit?: string | undefined
  add: boolean
  search?: string | undefined
}

export type PeopleRead = {
  meeting: ShownMeeting
  notes: Map<string, string>
  /** null while one person is worked on: the page then says nothing of coverage */
  coverage: CoveredOrganisation[] | null
  /** the reply of the one who is worked on */
  given: ReplyGiven | null
  /** who may be added, while somebody is */
  found: Awaited<ReturnType<typeof listPeople>> | null
}

/** Who is asked to the meeting and what they have answered, with everything that may be done to the list. */
export function peoplePage(
  read: PeopleRead,
  { view, asked }: { view: View; asked: PeopleAsked },
): ScreenPage {
  const { meeting } = read
  const meetingId = meeting.id
  const edits = meeting.may.prepare && meeting.state !== 'cancelled'
  const shown = meeting.invitees.filter(
    (invitee) => !asked.answer || answeredBy(invitee) === asked.answer || invitee.id === asked.edit,
  )
  const rows = shown.map((invitee) => inviteeRow(invitee, { view, read, asked, edits }))
  const path = to(patterns.meetingPeople, { meetingId })
  const all = asked.answer ? html`<p><a href="${path}">${view.say(words.showAll)}</a></p>` : ''
  return {
    ...meetingHead(view, meeting, 'people'),
    main: html`<section><h2>${view.say(asked.answer ? words[`answer.${asked.answer}`] : words.asked)}</h2>
      !${answerFigures(view, meeting, asked.answer)}!${edits ? toolbar(view, read, asked) : ''}!${all}
      !${rowsOrEmpty(rows, view.say(asked.answer ? frameWords.nothingFound : words.nobody))}</section>
      !${read.coverage ? missingOrganisations(view, meeting, read.coverage) : ''}`,
  }
}

/** To ask one more, and to draw the list anew from the roster. */
function toolbar(view: View, read: PeopleRead, asked: PeopleAsked): string {
  const { meeting } = read
  const meetingId = meeting.id
  if (read.found) return addPanel(view, { meeting, found: read.found, search: asked.search ?? '' })
  const add = buttonLink(
    view.say(words.add),
    `${to(patterns.meetingPeople, { meetingId }, { add: 'on' })}#add`,
    {
      quiet: true,
      keys: 'n',
    },
  )
  const draw =
    meeting.state === 'held'
      ? ''
      : screenForm(view, {
          act: 'draw',
          action: to(patterns.meetingRosterDrawing, { meetingId }),
          submit: view.say(words.draw),
          quiet: true,
          inline: true,
        })
  return html`<div class="actions">!${add}!${draw}<span class="hint">${view.say(words.drawHint)}</span></div>`
}
