import { html } from 'ghtml'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import type { View } from '../view.ts'
import {
  button,
  type Choice,
  fileField,
  hiddenField,
  type LineField,
  lineField,
  radioField,
  selectField,
  textField,
  tickField,
} from './fields.ts'

type Given = Omit<LineField, 'name' | 'value' | 'error' | 'note' | 'id' | 'focus'> & {
  value?: string | null | undefined
}

/**
 * The fields of one form of a page. Each shows what was just typed into it, else what stands; is marked where it was refused;
 * and says what stands now where somebody else has saved meanwhile.
 */
export function fieldsOf(view: View, act: string) {
  const { shown } = view
  const mine = shown.act === act
  const firstWrong = mine ? Object.keys(shown.errors)[0] : undefined
  const field = (name: string, { value: stored, ...given }: Given) => {
    const typed = mine ? shown.typed[name] : undefined
    if (mine) view.labels.set(name, given.label)
    const differs = mine && shown.stale && typed !== undefined && typed !== (stored ?? '')
    return {
      ...given,
      name,
      id: `${act}-${name}`,
      value: typed ?? stored ?? '',
      error: mine ? shown.errors[name] : undefined,
      focus: name === firstWrong,
      note: differs ? standsNow(view, nameOf(given, stored ?? '')) : undefined,
    }
  }
  return {
    line: (name: string, given: Given) => lineField(field(name, given) as LineField),
    text: (name: string, given: Given & { rows?: number }) => textField(field(name, given) as LineField),
    select: (name: string, given: Given & { choices: Choice[]; width?: 'short' | 'medium' }) =>
      selectField(field(name, given) as LineField & { choices: Choice[] }),
    radio: (name: string, given: Given & { choices: Choice[] }) =>
      radioField(field(name, given) as LineField & { choices: Choice[] }),
    file: (name: string, given: Given & { accept?: string }) =>
      fileField(field(name, given) as LineField & { accept?: string }),
    tick: (name: string, { ticked, ...given }: Omit<Given, 'value'> & { ticked: boolean }) => {
      const { note: _note, value: _value, ...rest } = field(name, given)
      return tickField({
        ...(rest as LineField),
        value: 'on',
        ticked: mine ? shown.typed[name] === 'on' : ticked,
      })
    },
  }
}

/** What stands, as its reader chose it: by the name of the choice, not by what the form sends for it. */
const nameOf = (given: object, stored: string): string =>
  (given as { choices?: Choice[] }).choices?.find(({ value }) => value === stored)?.label ?? stored

export type Fields = ReturnType<typeof fieldsOf>

function standsNow(view: View, stored: string): string {
  const value = stored === '' ? view.say(frameWords.nothing) : stored
  return html`<p class="stands-now">${view.say(frameWords.standsNow, { value })}</p>`
}

type Form = {
  /** the form's name among those of the page */
  act: string
  action: string
  submit: string
  /** the version that stands, where two may edit the same thing */
  version?: number | undefined
  body?: string | ((fields: Fields) => string)
  quiet?: boolean
  danger?: boolean
  small?: boolean
  /** files are sent too */
  files?: boolean
  /** read out in place of the button's word, where that would not say enough */
  label?: string
  /** beside the button: HTML already written */
  beside?: string
  /** the form stands in one line: a button in a row, a filter */
  inline?: boolean
}

/** A form of a page that is shown again, with everything typed, where it is refused. */
export function screenForm(view: View, given: Form): string {
  const {
    act,
    action,
    version,
    body = '',
    submit,
    quiet,
    danger,
    small,
    files,
    label,
    beside = '',
    inline,
  } = given
  const inside = typeof body === 'string' ? body : body(fieldsOf(view, act))
  return html`<form method="post" action="${action}" !${inline ? 'class="inline"' : ''} !${files ? 'enctype="multipart/form-data"' : ''} id="${act}">
    !${standing(view, { act, version })}!${inside}
    <p class="actions">!${button(submit, { quiet, danger, small, label } as Parameters<typeof button>[1])}!${beside}</p></form>`
}

/** What every form carries unseen: its proof, its page, its name, and the version that it changes. */
export function standing(
  view: View,
  { act, version }: { act: string; version?: number | undefined },
): string {
  return [
    hiddenField('formToken', view.formToken),
    hiddenField('from', view.url),
    hiddenField('act', act),
    version === undefined ? '' : hiddenField('version', String(version)),
  ].join('')
}

/**
 * Something that cannot be taken back: behind a fold, a question that names what goes, and a button of its own. Works without
 * JavaScript, and is open when it was refused.
 */
export function askFirst(view: View, given: Form & { summary: string; question: string }): string {
  const { summary, question, body = '', ...form } = given
  const inside = (fields: Fields) =>
    html`<p>${question}</p>!${typeof body === 'string' ? body : body(fields)}`
  return html`<details class="ask" !${view.shown.act === form.act ? 'open' : ''}><summary>${summary}</summary>
    <div class="ask-body">!${screenForm(view, { danger: true, ...form, body: inside })}</div></details>`
}

/** Something less used, folded away until it is wanted; open when it was refused. */
export function folded(
  view: View,
  {
    act,
    summary,
    body,
    open = false,
    keys = '',
  }: { act: string | string[]; summary: string; body: string; open?: boolean; keys?: string },
): string {
  const refused = [act].flat().includes(view.shown.act ?? '')
  return html`<details class="fold" !${refused || open ? 'open' : ''}><summary !${keys ? html`data-keys="${keys}"` : ''}>${summary}</summary><div class="fold-body">!${body}</div></details>`
}
