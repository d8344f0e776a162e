import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { findPersonCalendar } from '#src/domain/archive/person-calendar.ts'
import { findPublicCalendar } from '#src/domain/archive/public-calendar.ts'
import { findPublicNews } from '#src/domain/archive/public-news.ts'
import { notFound } from '#src/platform/errors.ts'
import type { WebKit } from '../kit.ts'
import { patterns } from '../paths.ts'
import { newsFeed } from './news-feed.ts'
import { sendFeed } from './send-feed.ts'

const calendar = 'text/calendar; charset=utf-8; method=PUBLISH'
const news = 'application/atom+xml; charset=utf-8'

type Asked = { token?: string; groupId?: string }

/** What calendars and news readers fetch again and again. Fetching writes nothing; what is not there looks like what one may not see. */
export function feedRoutes(web: FastifyInstance, kit: WebKit) {
  const get = (
    pattern: string,
    feed: {
      mediaType: string
      isPublic: boolean
      find: (asked: { token: string; groupId: string | undefined }) => Promise<string | null>
    },
  ) =>
    web.get(
      pattern,
      { config: { access: 'public', rateLimit: { max: 300, timeWindow: '1 minute' } } },
      async (request, reply) => {
        const { token = '', groupId } = request.params as Asked
        const text = await feed.find({ token, groupId: groupId === undefined ? undefined : idOf(groupId) })
        if (text === null) throw notFound('request.not-found')
        return sendFeed({ request, reply }, { ...feed, text })
      },
    )

  get(patterns.publicGroupCalendar, {
    ...{ mediaType: calendar, isPublic: true },
    find: async ({ groupId = '' }) => findPublicCalendar(kit.db, groupId, kit.config),
  })
  get(patterns.publicGroupFeed, {
    ...{ mediaType: news, isPublic: true },
    find: async ({ groupId = '' }) => {
      const found = await findPublicNews(kit.db, groupId)
      return found && newsFeed(found, kit.config.baseUrl)
    },
  })
  for (const pattern of [patterns.feed, patterns.feedOfGroup])
    get(pattern, {
      ...{ mediaType: calendar, isPublic: false },
      find: (asked) => findPersonCalendar(kit.db, asked, kit.config),
    })
}

function idOf(given: string): string {
  const id = z.uuid().toLowerCase().safeParse(given)
  if (!id.success) throw notFound('request.not-found')
  return id.data
}
