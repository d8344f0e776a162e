import { html } from 'ghtml'
import type { WatchedRound } from '#src/domain/approvals/watch-round.ts'
import type { Verification } from '#src/domain/minutes/verify.ts'
import type { PrivateData } from '#src/domain/quality/check.ts'
import type { Finding } from '#src/domain/quality/present.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { minutesPageWords } from '#src/platform/language/words/web-minutes.ts'
import { roundWords as words } from '#src/platform/language/words/web-round.ts'
import { buttonLink } from '../layout/fields.ts'
import { minutesStateTag } from '../minutes/list-page.ts'
import { meetingTitle } from '../minutes/title.ts'
import { patterns, to } from '../paths.ts'
import type { ScreenPage, View } from '../view.ts'
import { afterApproval } from './after.ts'
import { remarksSection } from './remarks.ts'
import { sendSection } from './send.ts'
import { statusSection } from './status.ts'
import { proofSection } from './verification.ts'

/** What is shown of the review; `stamp` is HTML already written. */
export type RoundView = {
  watched: WatchedRound
  findings: Finding[]
  privateData: PrivateData
  /** what reckoning everything anew has shown, where it was asked for */
  verification: Verification | null
  stamp: string
  view: View
}

/** The review of minutes for those who write them: what goes out, who has answered, what is to be answered, and what follows. */
export function roundPage(round: RoundView): ScreenPage {
  const { watched, view } = round
  const { head } = watched
  const name = meetingTitle(view.language, {
    group: head.groupName,
    startsAt: head.startsAt,
    zone: head.zone,
  })
  const minutesId = head.id
  return {
    title: view.say(words.title),
    windowTitle: `${view.say(words.title)} – ${name}`,
    beside: minutesStateTag(view, head.state),
    lead: name,
    crumbs: [
      [view.say(frameWords.minutes), patterns.minutesList],
      [name, to(patterns.minutes, { minutesId })],
    ],
    actions: actionsOf(round),
    main: html`<div class="columns reading"><section>!${sendSection(round)}!${afterApproval(round)}!${remarksSection(round)}!${statusSection(round)}</section>
      <section class="side">!${proofSection(round)}</section></div>`,
  }
}

function actionsOf({ watched: { head }, view }: RoundView): string {
  const read = buttonLink(view.say(words.read), to(patterns.minutes, { minutesId: head.id }), {
    quiet: true,
    keys: 'l',
  })
  const open = head.state === 'draft' || head.state === 'in-review'
  const write = buttonLink(
    view.say(minutesPageWords.write),
    to(patterns.meetingMinutes, { meetingId: head.meetingId }),
    { quiet: true, keys: 'e' },
  )
  return [read, open ? write : ''].join('')
}
