import { html } from 'ghtml'
import { nameOrder } from '#src/platform/language/formats.ts'
import { invitationPageWords as words } from '#src/platform/language/words/web-invitation.ts'
import { isSecretariat } from '#src/platform/may.ts'
import { patterns, to } from '../../paths.ts'
import type { View } from '../../view.ts'
import type { Preview } from './page.ts'

const kinds = ['new', 'update', 'withdrawn'] as const

/** Who gets a mail and which: an invitation, what changed, or that they are no longer asked. */
export function recipientsOf(view: View, { recipients }: Preview): string {
  const inOrder = nameOrder(view.language)
  const parts = kinds.flatMap((kind) => {
    const theirs = recipients.filter((one) => one.as === kind)
    if (theirs.length === 0) return []
    const rows = theirs
      .toSorted((one, other) => inOrder(one.name, other.name))
      .map(({ name, email }) => html`<li>${name} <span class="hint">${email}</span></li>`)
    const open = theirs.length <= 5 ? 'open' : ''
    return [
      html`<details !${open}><summary>${view.say(words[`gets.${kind}`], { count: theirs.length })}</summary><ul class="plain-list">!${rows.join('')}</ul></details>`,
    ]
  })
  return parts.length > 0 ? parts.join('') : html`<p>${view.say(words.nobodyMailed)}</p>`
}

/** Who is asked and has no address: the page of each, where one can be entered. */
export function unreached(view: View, { withoutEmail }: Preview): string {
  if (withoutEmail.length === 0) return ''
  const mayMend = isSecretariat(view.actor)
  const rows = withoutEmail.map(({ personId, name }) =>
    mayMend
      ? html`<li><a href="${to(patterns.person, { personId })}">${name}</a></li>`
      : html`<li>${name}</li>`,
  )
  return html`<div class="ds-alert message" data-color="warning"><p class="message-title">${view.say(words.unreached, { count: withoutEmail.length })}</p>
    <ul>!${rows.join('')}</ul></div>`
}

/** What the new version says otherwise than the one before. */
export function changeList(view: View, { changes }: Preview): string {
  if (changes.length === 0) return ''
  const rows = changes.map(({ sentence }) => html`<li>${sentence}</li>`)
  return html`<div class="card"><h3>${view.say(words.changed)}</h3><ul>!${rows.join('')}</ul></div>`
}
