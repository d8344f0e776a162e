import { html } from 'ghtml'
import type { Overview } from '#src/domain/overview/read.ts'
import { webWords } from '#src/platform/language/words/web.ts'
import { homeWords as words } from '#src/platform/language/words/web-home.ts'
import { empty } from '../layout/lists.ts'
import type { ScreenPage, View } from '../view.ts'
import { chairSections } from './chair.ts'
import { cockpitAside, cockpitSections } from './cockpit.ts'
import { memberAside, memberSections } from './member.ts'

/** Home: what waits for the reader, the most urgent first; what comes of itself stands beside it. */
export function homePage({ cockpit, member, chair }: Overview, view: View): ScreenPage {
  const own = memberSections(member, view)
  const office = cockpit ? cockpitSections(cockpit, view) : ''
  const led = chair ? chairSections(chair, view) : ''
  const aside = [memberAside(member, view), cockpit ? cockpitAside(cockpit, view) : ''].join('')
  const waiting = [own, office, led].join('')
  return {
    title: view.say(webWords.frontHello, { name: view.actor.name.split(' ')[0] ?? view.actor.name }),
    wide: true,
    main: html`<div class="columns"><div>!${waiting || empty(view.say(words.allDone))}</div><div>!${aside}</div></div>`,
  }
}
