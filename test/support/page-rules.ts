import { expect } from 'vitest'
import type { WebPage } from './browser.ts'

/** The one script of ours, which every page works without, and the line drawings beside words. */
const ownScript = /<script type="module" src="\/assets\/page-[0-9a-f]{12}\.js"><\/script>/g
/** The drafting room's script, and what it is told: data that ends only where it should. */
const roomScript =
  /<script type="application\/json" id="room-facts">[^<]*<\/script><script type="module" src="\/assets\/room-[0-9a-f]{12}\.js"><\/script>/g
const ownDrawing =
  /<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="[\w ,.-]+"\/><\/svg>/g

/** A picture of the collaboration's own, with words for those who do not see it. */
const ownPicture =
  /<img class="picture" src="\/pictures\/[0-9a-f-]{36}\/file(\?version&#61;\d+)?" alt="[^"<>]+" width="\d+" height="\d+"( loading="lazy")?>/g

/** What holds for every page: language, title, one main heading, a label for everything one fills in, no script but ours. */
export function expectGoodPage(page: WebPage, language = 'nb') {
  const { html, headers } = page
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  const isRoom = html.search(roomScript) !== -1
  const [line, policies] = isRoom ? [' wss://referat.example.org', 'ProseMirrorClipboard'] : ['', "'none'"]
  expect(headers['content-security-policy']).toBe(
    `default-src 'none';script-src 'self';style-src 'self';font-src 'self';connect-src 'self'${line};img-src 'self' data:;form-action 'self';frame-src 'self';frame-ancestors 'self';base-uri 'none';require-trusted-types-for 'script';trusted-types ${policies}`,
  )
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(headers['cache-control']).toBe('private, no-store')
  expect(html).toMatch(
    new RegExp(`^<!doctype html>\\s*<html lang="${language}" data-color-scheme="auto" data-size="sm">`),
  )
  expect(/<title>(.+) – Referat<\/title>/.exec(html)?.[1]).toBeTruthy()
  expect(html.match(/<h1\b/g)).toHaveLength(1)
  expect(html.match(/<main\b/g)).toHaveLength(1)
  for (const [tag] of html
    .replaceAll(ownScript, '')
    .replaceAll(roomScript, '')
    .replaceAll(ownDrawing, '')
    .replaceAll(ownPicture, '')
    .matchAll(/<[^>]*>/g))
    expect(tag).not.toMatch(/^<(script|style|object|svg|img)\b|\s(style|on\w+)=|"\s*javascript:/i)
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
  expect(ids).toEqual([...new Set(ids)])
  const levels = [...html.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level))
  levels.reduce((before, level) => {
    expect(level - before).toBeLessThanOrEqual(1)
    return level
    // What is wrong with a form stands above the main heading.
  }, 1)
  for (const [control] of html.matchAll(/<(input|select|textarea)\b[^>]*>/gs)) {
    if (/type="hidden"/.test(control)) continue
    const id = /\sid="([^"]*)"/.exec(control)?.[1]
    expect(html, control).toContain(`<label class="ds-label" for="${id}">`)
  }
  for (const [, by = ''] of html.matchAll(/aria-describedby="([^"]*)"/g))
    for (const id of by.split(' ')) expect(ids, by).toContain(id)
}
