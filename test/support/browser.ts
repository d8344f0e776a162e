import type { FastifyInstance } from 'fastify'
import { formOf } from './make-files.ts'

export type WebPage = {
  status: number
  headers: Record<string, unknown>
  html: string
  raw: Buffer
  /** the page as its reader sees it: no tags, entities read */
  text: string
  forms: WebForm[]
  /** the address of every link, by what it says */
  links: { text: string; path: string }[]
}

export type WebForm = {
  action: string
  /** what the form would send untouched: hidden fields, prefilled values, first or selected choices */
  fields: Record<string, string>
  /** every named control, also radio buttons and boxes that nobody has chosen yet */
  names: string[]
  text: string
}

let browsers = 0

export type Browser = ReturnType<typeof browser>

/** A browser without JavaScript: keeps cookies, follows redirects, fills in forms and sends what they hold. */
export function browser(server: FastifyInstance, headers: Record<string, string> = {}) {
  const cookies = new Map<string, string>()
  // Each is on a machine of its own, so that what is limited for each machine is not limited for all tests together.
  const remoteAddress = `127.1.${++browsers >> 8}.${browsers & 255}`

  async function send(
    method: 'GET' | 'HEAD' | 'POST',
    url: string,
    fields?: Record<string, string>,
    file?: { name: string; bytes: Uint8Array },
  ): Promise<WebPage> {
    const form = file && formOf(fields ?? {}, file)
    const path = url.replace(/^https?:\/\/[^/]+/, '')
    const response = await server.inject({
      method,
      url: path,
      remoteAddress,
      headers: {
        'accept-language': 'nb',
        accept: 'text/html',
        ...headers,
        ...(cookies.size > 0 && {
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        }),
        ...(fields && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...form?.headers,
      },
      ...(fields && { payload: form?.payload ?? new URLSearchParams(fields).toString() }),
    })
    for (const cookie of response.cookies)
      if (cookie.value === '') cookies.delete(cookie.name)
      else cookies.set(cookie.name, cookie.value)
    if (response.statusCode === 303) return send('GET', String(response.headers.location))
    return {
      status: response.statusCode,
      headers: response.headers,
      html: response.body,
      raw: response.rawPayload,
      text: plainOf(response.body),
      forms: formsOf(response.body),
      links: [...response.body.matchAll(/<a\b([^>]*)>(.*?)<\/a>/gs)].map(([, tag = '', inside = '']) => ({
        text: plainOf(inside),
        path: attribute(tag, 'href'),
      })),
    }
  }

  return {
    cookies,
    get: (url: string) => send('GET', url),
    head: (url: string) => send('HEAD', url),
    post: (url: string, fields: Record<string, string>) => send('POST', url, fields),
    /** Fills in the form of that action, chooses its file if it takes one, and presses its button. */
    submit(
      page: WebPage,
      action: string | RegExp,
      values: Record<string, string> = {},
      file?: { name: string; bytes: Uint8Array },
    ) {
      const form = page.forms.find((one) =>
        typeof action === 'string' ? one.action.endsWith(action) : action.test(one.action),
      )
      if (!form) throw new Error(`no form ${action} among ${page.forms.map((one) => one.action).join(', ')}`)
      const missing = Object.keys(values).filter((name) => !form.names.includes(name) && name !== 'newCode')
      if (missing.length > 0) throw new Error(`the form ${form.action} has no field ${missing.join(', ')}`)
      const { file: _, ...fields } = { ...form.fields, ...values }
      return send('POST', form.action, file ? fields : { ...form.fields, ...values }, file)
    },
  }
}

function formsOf(html: string): WebForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, attributes = '', inside = '']) => {
    const fields: Record<string, string> = {}
    const names: string[] = []
    for (const [, tag = ''] of inside.matchAll(/<input\b([^>]*)>/gs)) {
      const name = attribute(tag, 'name')
      names.push(name)
      const isChoice = ['radio', 'checkbox'].includes(attribute(tag, 'type'))
      if (!isChoice || /\schecked/.test(tag)) fields[name] = attribute(tag, 'value')
    }
    for (const [, tag = '', value = ''] of inside.matchAll(/<textarea\b([^>]*)>\n?(.*?)<\/textarea>/gs)) {
      names.push(attribute(tag, 'name'))
      fields[attribute(tag, 'name')] = decode(value)
    }
    for (const [, tag = '', options = ''] of inside.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
      const all = [...options.matchAll(/<option\b([^>]*)>/gs)].map(([, option = '']) => option)
      const chosen = all.find((option) => /\sselected/.test(option)) ?? all[0] ?? ''
      names.push(attribute(tag, 'name'))
      fields[attribute(tag, 'name')] = attribute(chosen, 'value')
    }
    return { action: attribute(attributes, 'action'), fields, names, text: plainOf(inside) }
  })
}

const attribute = (tag: string, name: string) =>
  decode(new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 's').exec(tag)?.[1] ?? '')

const plainOf = (html: string) =>
  decode(html.replace(/<(style|title)\b.*?<\/\1>/gs, '').replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()

const decode = (text: string) =>
  text.replace(/&(?:#(\d+)|(lt|gt|quot|amp));/g, (_, code: string | undefined, name: string) =>
    code ? String.fromCodePoint(Number(code)) : { lt: '<', gt: '>', quot: '"', amp: '&' }[name as 'lt'],
  )
