import { html } from 'ghtml'
import type { PublicCollaboration } from '#src/domain/archive/public-collaboration.ts'
import type { PublicGroup } from '#src/domain/archive/public-group.ts'
import { longDate, timeRange, weekdayDate } from '#src/platform/language/formats.ts'
import type { Language } from '#src/platform/language/language.ts'
import { type Phrase, say } from '#src/platform/language/phrase.ts'
import { frameWords } from '#src/platform/language/words/web-frame.ts'
import { groupWords } from '#src/platform/language/words/web-groups.ts'
import { publicWords as words } from '#src/platform/language/words/web-public.ts'
import { localDate } from '#src/platform/time.ts'
import { plainCrumbs } from '../layout/frame.ts'
import { empty, rowsOf } from '../layout/lists.ts'
import { patterns, to } from '../paths.ts'

/** A collaboration for everybody: its groups that have something to show. */
export function publicCollaborationPage({ name, groups }: PublicCollaboration, language: Language) {
  const names = new Map(groups.map((group) => [group.id, group.name]))
  const rows = groups.map(({ id: groupId, name, kind, parentId, publishedMinutes, calendarPublic }) => ({
    title: name,
    path: to(patterns.publicGroup, { groupId }),
    text: html`${[
      parentId
        ? `${say(groupWords[kind], language)} ${say(words.partOf, language, { group: names.get(parentId) ?? '' })}`
        : say(groupWords[kind], language),
      publishedMinutes > 0 && say(words.publishedCount, language, { count: publishedMinutes }),
      calendarPublic && say(words.hasCalendar, language),
    ]
      .filter(Boolean)
      .join(' · ')}`,
  }))
  return {
    title: name,
    main: html`<h1>${name}</h1><p class="lead">${say(words.collaborationLead, language)}</p>
      <section><h2>${say(words.groups, language)}</h2>!${rowsOf(rows)}</section>`,
  }
}

type Given = { language: Language; year: number | undefined; isFirst: boolean }

/** A group for everybody: when it meets, its published minutes by year, and how to follow it. */
export function publicGroupPage(found: PublicGroup, given: Given) {
  const { collaboration, group } = found
  const { language } = given
  return {
    title: `${group.name} – ${collaboration.name}`,
    alternates: feedsOf(found).map(({ type, path, alternate }) => ({
      ...{ type, path },
      title: say(alternate, language, { group: group.name }),
    })),
    main: html`!${plainCrumbs(language, [[collaboration.name, to(patterns.publicCollaboration, { collaborationId: collaboration.id })]])}
      <h1>${group.name}</h1><p class="lead">${say(groupWords[group.kind], language)}</p>
      !${group.calendarPublic ? comingSection(found, language) : ''}!${minutesSection(found, given)}!${followSection(found, language)}`,
  }
}

type Feed = { type: string; path: string; word: Phrase; alternate: Phrase }

/** Its calendar, where that is public, and its news. */
function feedsOf({ group }: PublicGroup): Feed[] {
  const groupId = group.id
  const calendar = {
    type: 'text/calendar',
    path: to(patterns.publicGroupCalendar, { groupId }),
    word: words.calendarFeed,
    alternate: words.calendarTitle,
  }
  const news = {
    type: 'application/atom+xml',
    path: to(patterns.publicGroupFeed, { groupId }),
    word: words.newsFeed,
    alternate: words.newsTitle,
  }
  return group.calendarPublic ? [calendar, news] : [news]
}

function comingSection({ coming }: PublicGroup, language: Language): string {
  const rows = coming.map(({ title, startsAt, endsAt, zone, place }) => {
    const [start, end] = [new Date(startsAt), new Date(endsAt)]
    const day = weekdayDate(language, localDate(start, zone))
    const hours = timeRange(language, { start, end, zone })
    return {
      title: day.charAt(0).toUpperCase() + day.slice(1),
      text: html`<time datetime="${startsAt}">${hours}</time>!${[title, place].map((part) => (part ? html` · ${part}` : '')).join('')}`,
    }
  })
  return html`<section><h2>${say(words.coming, language)}</h2>
    !${rows.length > 0 ? rowsOf(rows) : empty(say(words.noComing, language))}</section>`
}

function minutesSection({ group, years, past }: PublicGroup, { language, year, isFirst }: Given): string {
  const byYear = Map.groupBy(past.items, ({ startsAt, zone }) => localDate(startsAt, zone).slice(0, 4))
  const lists = [...byYear].map(
    ([of, items]) =>
      html`<h3>${of}</h3>!${rowsOf(
        items.map(({ id: minutesId, title, startsAt, zone, publishedAt }) => ({
          title: longDate(language, localDate(startsAt, zone)),
          path: to(patterns.publicMinutes, { minutesId }),
          text: title ? html`${title}` : '',
          aside: publishedAt
            ? html`${say(words.publishedOn, language, { date: longDate(language, localDate(publishedAt, zone)) })}`
            : '',
        })),
      )}`,
  )
  const none = say(year === undefined ? words.noMinutes : words.noMinutesInYear, language)
  return html`<section><h2>${say(words.minutes, language)}</h2>!${yearsNav(group.id, { years, year, language })}
    !${lists.length > 0 ? lists.join('') : empty(none)}!${pages(group.id, { language, year, isFirst, nextCursor: past.nextCursor })}</section>`
}

function yearsNav(
  groupId: string,
  { years, year, language }: { years: number[]; year: number | undefined; language: Language },
): string {
  if (years.length < 2) return ''
  const link = (label: string, of: number | undefined) =>
    html`<li><a href="${to(patterns.publicGroup, { groupId }, { year: of })}" !${of === year ? 'aria-current="page"' : ''}>${label}</a></li>`
  return html`<nav class="tabs" aria-label="${say(words.years, language)}"><ul>!${link(say(words.allYears, language), undefined)}!${years.map((of) => link(String(of), of)).join('')}</ul></nav>`
}

function pages(
  groupId: string,
  { language, year, isFirst, nextCursor }: Given & { nextCursor: string | null },
): string {
  const first = isFirst
    ? ''
    : html`<a href="${to(patterns.publicGroup, { groupId }, { year })}">${say(frameWords.firstPage, language)}</a>`
  const next = nextCursor
    ? html`<a rel="next" href="${to(patterns.publicGroup, { groupId }, { year, cursor: nextCursor })}">${say(frameWords.nextPage, language)}</a>`
    : ''
  return first || next
    ? html`<nav class="pages" aria-label="${say(frameWords.nextPage, language)}">!${first}!${next}</nav>`
    : ''
}

const followSection = (found: PublicGroup, language: Language): string =>
  html`<section><h2>${say(words.follow, language)}</h2><ul>!${feedsOf(found)
    .map(({ type, path, word }) => html`<li><a href="${path}" type="${type}">${say(word, language)}</a></li>`)
    .join('')}</ul></section>`
