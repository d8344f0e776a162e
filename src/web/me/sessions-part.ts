import { html } from 'ghtml'
import { dateAndTime } from '#src/platform/language/formats.ts'
import { meWords as words } from '#src/platform/language/words/web-me.ts'
import { type Row, rowsOf, tag } from '../layout/lists.ts'
import { askFirst, folded, screenForm } from '../layout/screen-form.ts'
import { patterns, to } from '../paths.ts'
import type { View } from '../view.ts'
import type { MeFound } from './page.ts'

type Session = MeFound['sessions'][number]

/** How many are shown at once; more are folded away. */
const shownAtOnce = 8

/** Where one is signed in, each to be ended, and all of them at once. */
export function sessionsSection(view: View, sessions: Session[]): string {
  const inOrder = sessions.toSorted((one, other) => Number(isThis(view, other)) - Number(isThis(view, one)))
  const [shown, rest] = [inOrder.slice(0, shownAtOnce), inOrder.slice(shownAtOnce)]
  const more = folded(view, {
    act: rest.map(({ id }) => `session-${id}`),
    summary: view.say(words.moreSessions, { count: rest.length }),
    body: rowsOf(rest.map((one) => rowOf(view, one))),
  })
  const everywhere = askFirst(view, {
    act: 'everywhere',
    summary: view.say(words.everywhere),
    question: view.say(words.everywhereQuestion, { count: sessions.length }),
    action: patterns.meSignOutEverywhere,
    submit: view.say(words.everywhere),
  })
  return html`<section id="sessions"><h2>${view.say(words.sessions)}</h2>
    !${rowsOf(shown.map((one) => rowOf(view, one)))}!${rest.length > 0 ? more : ''}!${everywhere}</section>`
}

const isThis = (view: View, { id }: Session): boolean => id === view.actor.sessionId

function rowOf(view: View, session: Session): Row {
  const { id: sessionId, how, userAgent, createdAt } = session
  const device = deviceOf(view, userAgent)
  const when = dateAndTime(view.language, { at: createdAt, zone: view.actor.zone })
  return {
    title: device,
    text: html`${[view.say(words.signedInOn, { when }), view.say(words[how])].join(', ')}`,
    aside: isThis(view, session) ? tag(view.say(words.thisOne), 'success') : '',
    actions: screenForm(view, {
      act: `session-${sessionId}`,
      action: to(patterns.meSessionEnding, { sessionId }),
      submit: view.say(words.endSession),
      label: view.say(words.endSessionOf, { device }),
      small: true,
      quiet: true,
      inline: true,
    }),
  }
}

/** The order counts: most browsers also call themselves by the names of others. */
const browsers: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/** The browser and machine as their owner would call them, else as the program calls itself. */
function deviceOf(view: View, userAgent: string | null): string {
  const [browser, system] = [browsers, systems].map(
    (known) => known.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1],
  )
  if (browser && system) return view.say(words.device, { browser, system })
  return browser ?? system ?? (userAgent?.slice(0, 60) || view.say(words.unknownDevice))
}
