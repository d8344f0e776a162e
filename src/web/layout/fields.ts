import { html } from 'ghtml'
import { type Icon, icon } from './icons.ts'

export type Field = {
  name: string
  /** where several forms of a page have a field of that name; else the name is the id */
  id?: string | undefined
  label: string
  value?: string | undefined
  hint?: string | undefined
  error?: string | undefined
  /** HTML already written that belongs to the field: what stands now where somebody else has saved */
  note?: string | undefined
  required?: boolean | undefined
  /** the key that leads to it */
  keys?: string | undefined
  /** this one gets the keyboard first: the first that is wrong */
  focus?: boolean | undefined
}

export type LineField = Field & {
  type?: 'text' | 'email' | 'date' | 'time' | 'number' | 'search' | 'url' | 'tel' | 'color'
  autocomplete?: string
  inputmode?: 'numeric' | 'email'
  maxLength?: number
  /** a list of suggestions: the id of a datalist */
  list?: string
  min?: string
  max?: string
  /** how wide its usual content is */
  width?: 'short' | 'medium'
}

export function lineField(field: LineField): string {
  return wrapped(
    field,
    html`<input class="ds-input" !${common(field)} type="${field.type ?? 'text'}" value="${field.value ?? ''}"
      !${attributes({ autocomplete: field.autocomplete, inputmode: field.inputmode, maxlength: field.maxLength, list: field.list, min: field.min, max: field.max, 'data-width': field.width })}>`,
  )
}

export function textField(field: Field & { rows?: number; maxLength?: number; readonly?: boolean }): string {
  // A line break straight after the tag is not part of the value, so one typed first would otherwise be lost.
  return wrapped(
    field,
    html`<textarea class="ds-input" !${common(field)} rows="${field.rows ?? 3}" !${attributes({ maxlength: field.maxLength })} !${field.readonly ? 'readonly' : ''}>
${field.value ?? ''}</textarea>`,
  )
}

export type Choice = {
  value: string
  label: string
  hint?: string | undefined
  /** the heading that it stands under in a list, together with those beside it */
  under?: string | undefined
}

export function selectField(field: Field & { choices: Choice[]; width?: 'short' | 'medium' }): string {
  const headings = [...new Set(field.choices.map(({ under }) => under))]
  const options = headings.map((under) => {
    const listed = field.choices.filter((one) => one.under === under)
    const written = listed.map((one) => optionOf(one, field.value)).join('')
    return under === undefined ? written : html`<optgroup label="${under}">!${written}</optgroup>`
  })
  return wrapped(
    field,
    html`<select class="ds-input" !${common(field)} !${attributes({ 'data-width': field.width })}>!${options.join('')}</select>`,
  )
}

const optionOf = ({ value, label }: Choice, chosen = ''): string =>
  html`<option value="${value}" !${value === chosen ? 'selected' : ''}>${label}</option>`

export function radioField(field: Field & { choices: Choice[] }): string {
  const id = idOf(field)
  const radios = field.choices.map(
    ({ value, label, hint }, at) => html`<div class="ds-field choice">
      <input class="ds-input" type="radio" id="${id}-${at}" name="${field.name}" value="${value}" required
        !${value === field.value ? 'checked' : ''} !${field.focus && at === 0 ? 'autofocus' : ''} !${hint ? html`aria-describedby="${id}-${at}-hint"` : ''}>
      <label class="ds-label" for="${id}-${at}">${label}</label>
      !${hint ? html`<p class="hint" data-field="description" id="${id}-${at}-hint">${hint}</p>` : ''}</div>`,
  )
  return html`<fieldset class="ds-fieldset field" id="${id}" !${described(field)}>
    <legend class="ds-label">${field.label}</legend>!${notes(field)}!${radios.join('')}</fieldset>`
}

/** One yes or no. Sent as `on`, and not at all when it is not ticked. */
export function tickField(field: Omit<Field, 'value'> & { ticked: boolean; value?: string }): string {
  const id = idOf(field)
  return html`<div class="ds-field field tick"><input class="ds-input" type="checkbox" id="${id}" name="${field.name}" value="${field.value ?? 'on'}"
    !${field.ticked ? 'checked' : ''} !${described(field)} !${field.focus ? 'autofocus' : ''}><label class="ds-label" for="${id}">${field.label}</label>!${notes(field)}</div>`
}

export function fileField(field: Field & { accept?: string }): string {
  return wrapped(
    field,
    html`<input class="ds-input" !${common(field)} type="file" !${attributes({ accept: field.accept })}>`,
  )
}

export const hiddenField = (name: string, value: string): string =>
  html`<input type="hidden" name="${name}" value="${value}">`

type Form = { action: string; formToken: string; submit: string; body?: string; quiet?: boolean }

/** A form whose button says what happens. `body` is HTML already written. */
export function form({ action, formToken, submit, body = '', quiet = false }: Form): string {
  return html`<form method="post" action="${action}">!${hiddenField('formToken', formToken)}!${body}
    <p class="actions">!${button(submit, { quiet })}</p></form>`
}

type Button = {
  quiet?: boolean
  danger?: boolean
  small?: boolean
  name?: string
  value?: string
  label?: string
  /** the form that it sends, where it stands outside of it */
  form?: string
  /** a drawing in place of the text, which is then read out */
  icon?: Icon
}

/** A button that sends its form; `label` is what is read out where the word alone would not say enough. */
export function button(
  text: string,
  { quiet, danger, small, name, value, label, form, icon: drawing }: Button = {},
): string {
  return html`<button class="ds-button" type="submit" !${attributes({
    'data-variant': quiet ? 'secondary' : undefined,
    'data-color': danger ? 'danger' : undefined,
    'data-small': small ? 'yes' : undefined,
    name,
    value,
    form,
    'aria-label': label ?? (drawing && text),
  })}>!${drawing ? icon(drawing) : html`${text}`}</button>`
}

/** A button that does nothing yet, beside the text of that id, which says why. */
export const waitingButton = (text: string, reasonId: string): string =>
  html`<button class="ds-button" type="button" disabled aria-describedby="${reasonId}">${text}</button>`

/** A link that looks like a button. */
export function buttonLink(
  text: string,
  path: string,
  { quiet = false, small = false, keys = '', label = '' } = {},
): string {
  return html`<a class="ds-button" href="${path}" !${attributes({ 'data-variant': quiet ? 'secondary' : undefined, 'data-small': small ? 'yes' : undefined, 'data-keys': keys || undefined, 'aria-label': label || undefined })}>${text}</a>`
}

export type Tone = 'good' | 'note' | 'bad'

const colours: Record<Tone, string> = { good: 'success', note: 'info', bad: 'danger' }

/** A message above the content; what went wrong is also announced to those who do not see it. `body` is HTML already written. */
export function message(tone: Tone, title: string, text = '', body = ''): string {
  return html`<div class="ds-alert message" data-color="${colours[tone]}" role="${tone === 'bad' ? 'alert' : 'status'}">
    <p class="message-title">${title}</p>!${body}!${text ? html`<p>${text}</p>` : ''}</div>`
}

function wrapped(field: Field, control: string): string {
  return html`<div class="ds-field field !${field.error ? 'wrong' : ''}"><label class="ds-label" for="${idOf(field)}">${field.label}</label>!${notes(field)}!${control}!${field.note ?? ''}</div>`
}

const idOf = ({ id, name }: Pick<Field, 'id' | 'name'>): string => id ?? name

function notes(field: Omit<Field, 'value'>): string {
  const id = idOf(field)
  return [
    field.hint ? html`<p class="hint" data-field="description" id="${id}-hint">${field.hint}</p>` : '',
    field.error ? html`<p class="error ds-validation-message" id="${id}-error">${field.error}</p>` : '',
  ].join('')
}

const common = (field: Field) =>
  html`id="${idOf(field)}" name="${field.name}" !${described(field)} !${field.required ? 'required' : ''} !${field.keys ? html`data-keys="${field.keys}"` : ''} !${field.focus ? 'autofocus' : ''}`

function described(field: Omit<Field, 'value'>): string {
  const id = idOf(field)
  const by = [field.hint && `${id}-hint`, field.error && `${id}-error`].filter(Boolean).join(' ')
  return [by && html`aria-describedby="${by}"`, field.error && 'aria-invalid="true"']
    .filter(Boolean)
    .join(' ')
}

/** Those that have a value, as they stand in a tag. */
const attributes = (given: Record<string, string | number | undefined>): string =>
  Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => html`!${name}="${value as string}"`)
    .join(' ')
