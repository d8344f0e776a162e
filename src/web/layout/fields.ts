import { html } from 'ghtml'

type Field = {
  name: string
  label: string
  value?: string | undefined
  hint?: string | undefined
  error?: string | undefined
}

type LineField = Field & {
  type?: 'text' | 'email'
  autocomplete?: string
  inputmode?: 'numeric' | 'email'
  maxLength?: number
  required?: boolean
}

export function lineField(field: LineField): string {
  return wrapped(
    field,
    html`<input !${common(field)} type="${field.type ?? 'text'}" value="${field.value ?? ''}"
      !${field.autocomplete ? html`autocomplete="${field.autocomplete}"` : ''}
      !${field.inputmode ? html`inputmode="${field.inputmode}"` : ''}
      !${field.maxLength ? html`maxlength="${field.maxLength}"` : ''} !${field.required ? 'required' : ''}>`,
  )
}

export function textField(
  field: Field & { rows?: number; maxLength?: number; required?: boolean; readonly?: boolean },
): string {
  // A line break straight after the tag is not part of the value, so one typed first would otherwise be lost.
  return wrapped(
    field,
    html`<textarea !${common(field)} rows="${field.rows ?? 3}" !${field.maxLength ? html`maxlength="${field.maxLength}"` : ''}
      !${field.required ? 'required' : ''} !${field.readonly ? 'readonly' : ''}>
${field.value ?? ''}</textarea>`,
  )
}

export type Choice = { value: string; label: string; hint?: string | undefined }

export function selectField(field: Field & { choices: Choice[] }): string {
  const options = field.choices.map(
    ({ value, label }) =>
      html`<option value="${value}" !${value === (field.value ?? '') ? 'selected' : ''}>${label}</option>`,
  )
  return wrapped(field, html`<select !${common(field)}>!${options.join('')}</select>`)
}

export function radioField(field: Field & { choices: Choice[] }): string {
  const radios = field.choices.map(
    ({ value, label, hint }, at) => html`<div class="choice">
      <input type="radio" id="${field.name}-${at}" name="${field.name}" value="${value}" required
        !${value === field.value ? 'checked' : ''} !${hint ? html`aria-describedby="${field.name}-${at}-hint"` : ''}>
      <label for="${field.name}-${at}">${label}</label>
      !${hint ? html`<p class="hint" id="${field.name}-${at}-hint">${hint}</p>` : ''}</div>`,
  )
  return html`<fieldset class="field" id="${field.name}" !${described(field)}>
    <legend>${field.label}</legend>!${notes(field)}!${radios.join('')}</fieldset>`
}

export const hiddenField = (name: string, value: string): string =>
  html`<input type="hidden" name="${name}" value="${value}">`

type Form = { action: string; formToken: string; submit: string; body?: string; quiet?: boolean }

/** A form whose button says what happens. `body` is HTML already written. */
export function form({ action, formToken, submit, body = '', quiet = false }: Form): string {
  return html`<form method="post" action="${action}">!${hiddenField('formToken', formToken)}!${body}
    <p class="actions"><button type="submit" !${quiet ? 'class="quiet"' : ''}>${submit}</button></p></form>`
}

export type Tone = 'good' | 'note' | 'bad'

/** A message above the content; what went wrong is also announced to those who do not see it. `body` is HTML already written. */
export function message(tone: Tone, title: string, text = '', body = ''): string {
  return html`<div class="message ${tone}" role="${tone === 'bad' ? 'alert' : 'status'}">
    <p class="message-title">${title}</p>!${body}!${text ? html`<p>${text}</p>` : ''}</div>`
}

function wrapped(field: Field, control: string): string {
  return html`<div class="field !${field.error ? 'wrong' : ''}"><label for="${field.name}">${field.label}</label>!${notes(field)}!${control}</div>`
}

function notes({ name, hint, error }: Field): string {
  return [
    hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : '',
    error ? html`<p class="error" id="${name}-error">${error}</p>` : '',
  ].join('')
}

const common = (field: Field) => html`id="${field.name}" name="${field.name}" !${described(field)}`

function described({ name, hint, error }: Field): string {
  const by = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return [by && html`aria-describedby="${by}"`, error && 'aria-invalid="true"'].filter(Boolean).join(' ')
}
