import type { PublicNews } from '#src/domain/archive/public-news.ts'
import { say } from '#src/platform/language/phrase.ts'
import { feedWords } from '#src/platform/language/words/feeds.ts'
import { cleanText } from '#src/platform/paper/clean-text.ts'
import { meetingTitle } from '../minutes/title.ts'
import { patterns, to } from '../paths.ts'

/** A group's published minutes as an Atom feed (RFC 4287): one entry each, with the page and the PDF. The same news give the same bytes. */
export function newsFeed({ collaboration, group, minutes }: PublicNews, baseUrl: string): string {
  const changes = minutes.map(({ updatedAt }) => updatedAt)
  const updated = changes.toSorted().at(-1) ?? group.createdAt
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${group.language}">
<id>urn:uuid:${group.id}</id>
<title>${escapeXml(say(feedWords.news, group.language, { group: group.name }))}</title>
<updated>${updated}</updated>
<author><name>${escapeXml(collaboration)}</name></author>
<link rel="self" type="application/atom+xml" href="${escapeXml(baseUrl + to(patterns.publicGroupFeed, { groupId: group.id }))}"/>
${minutes.map((one) => entryOf(one, group, baseUrl)).join('\n')}
</feed>
`
}

function entryOf(
  { id, startsAt, zone, publishedAt, updatedAt }: PublicNews['minutes'][number],
  group: PublicNews['group'],
  baseUrl: string,
): string {
  const title = meetingTitle(group.language, { group: group.name, startsAt, zone })
  return `<entry>
<id>urn:uuid:${id}</id>
<title>${escapeXml(title)}</title>
<published>${publishedAt}</published>
<updated>${updatedAt}</updated>
<link rel="alternate" type="text/html" href="${escapeXml(baseUrl + to(patterns.publicMinutes, { minutesId: id }))}"/>
<link rel="enclosure" type="application/pdf" href="${escapeXml(baseUrl + to(patterns.publicMinutesPdf, { minutesId: id }))}"/>
</entry>`
}

/** A text as it stands between the tags of XML or in an attribute between double quotes. */
const escapeXml = (text: string): string =>
  cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
