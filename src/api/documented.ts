import { z } from 'zod'

/** What the reference says about a route's answer beyond its schema. */
export type Documented = {
  status: number
  /** where the answer is no JSON */
  mediaType?: string
  /** carries an ETag */
  tagged?: boolean
  /** carries the Location of what was made */
  located?: boolean
}

/** Of a GET: without a schema it answers with a file, of the kind that its address ends with. */
export const ofQuery = (route: { path: string; answer?: z.ZodType }): Documented => ({
  status: 200,
  tagged: true,
  ...(!route.answer && { mediaType: mediaTypeAt(route.path) }),
})

/** Of a change. */
export const ofCommand = (
  route: { answer?: z.ZodType; location?: unknown; makesFile?: boolean },
  status: number,
): Documented => ({
  status,
  tagged: route.makesFile || hasVersion(route.answer),
  located: route.location !== undefined,
  ...(route.makesFile && { mediaType: '*/*' }),
})

const hasVersion = (answer: z.ZodType | undefined): boolean =>
  answer instanceof z.ZodObject && 'version' in answer.shape

const mediaTypes: Record<string, string> = {
  pdf: 'application/pdf',
  ics: 'text/calendar',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** An uploaded file is of any kind. */
const mediaTypeAt = (path: string) => mediaTypes[/[./](\w+)$/.exec(path)?.[1] ?? ''] ?? '*/*'
