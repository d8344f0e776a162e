import { make, makeButton } from './make.ts'
import type { Say } from './surroundings.ts'

/** What is said beside the text: politely to whoever hears the page, and in sight where something was not done. */
export function messages(say: Say) {
  const heard = make('p', { class: 'sr-only', 'aria-live': 'polite' })
  const reason = make('p', {})
  const close = () => {
    refusal.hidden = true
  }
  const button = makeButton(say('room.close'), { class: 'ds-button', 'data-variant': 'tertiary' }, close)
  const refusal = make('div', { class: 'text-refusal', hidden: true }, reason, button)
  // Made before it is filled, for only then is what comes into it read out.
  reason.setAttribute('role', 'alert')
  return {
    heard,
    refusal,
    tell(sentence: string) {
      if (heard.textContent !== sentence) heard.textContent = sentence
    },
    refuse(sentence: string) {
      refusal.hidden = false
      reason.textContent = sentence
    },
    close,
  }
}
