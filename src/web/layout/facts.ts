import { html } from 'ghtml'

/** Label and value pairs; those without a value are left out. */
export function facts(rows: [label: string, value: string | null | undefined][]): string {
  return htmlFacts(rows.map(([label, value]) => [label, value ? html`${value}` : null]))
}

/** The same, with values that are HTML already written. */
export function htmlFacts(rows: [label: string, value: string | null][]): string {
  const shown = rows.filter(([, value]) => value)
  return shown.length === 0
    ? ''
    : html`<dl class="facts">!${shown.map(([label, value]) => html`<dt>${label}</dt><dd>!${value}</dd>`).join('')}</dl>`
}
