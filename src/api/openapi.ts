import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { Documented } from './documented.ts'

const documentedKey = 'x-documented'
const transformWithZod = createJsonSchemaTransform({})

/** The reference: OpenAPI 3.1 made from the same schemas that check the requests, as a document and as a page. */
export async function openApi(api: FastifyInstance) {
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Referat',
        version: '1',
        description:
          'Meetings of bodies that many municipalities share. Sign in with a mailed one-time code, send the access token as bearer. Lists are paged with `cursor`; what two people may edit takes `If-Match`; a POST may carry an `Idempotency-Key`; refusals are RFC 9457 problems in the language of `Accept-Language`.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    transform: (document) => {
      const transformed = transformWithZod(document)
      const { access, editable, documented } = document.route.config ?? {}
      const schema = transformed.schema as Record<string, unknown>
      schema.security = access === 'public' ? [] : [{ bearer: [] }]
      schema.headers = headersOf({
        editable: editable ?? false,
        creating: document.route.method === 'POST' && access !== 'public',
      })
      if (documented) schema[documentedKey] = documented
      return transformed
    },
    transformObject: (document) =>
      withProblems(createJsonSchemaTransformObject({})(document) as OpenApiDocument),
  })
  api.route({
    method: 'GET',
    url: '/openapi.json',
    config: { access: 'public' },
    schema: { hide: true },
    handler: async () => api.swagger(),
  })
  await api.register(referencePage)
}

/** The library's page, made to fit a telephone. */
async function referencePage(scope: FastifyInstance) {
  scope.addHook('onSend', async (_request, reply, payload) =>
    typeof payload === 'string' && String(reply.getHeader('content-type')).startsWith('text/html')
      ? payload.replace('<meta charset="UTF-8">', (charset) => `${charset}\n      ${viewport}`)
      : payload,
  )
  await scope.register(swaggerUi, {
    routePrefix: '/docs',
    // The library knows its own prefix only: without this one /api/docs would ask for scripts at /docs.
    indexPrefix: '/api',
    staticCSP: pagePolicy,
    uiConfig: { deepLinking: true, persistAuthorization: false },
    theme: {
      title: 'Referat API',
      css: [{ filename: 'quiet.css', content: '.swagger-ui .topbar { display: none }' }],
    },
  })
}

const viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">'

/** Nothing from elsewhere; and no upgrade to https, which would leave the page blank where it is read over plain http. */
const pagePolicy = {
  'default-src': "'self'",
  'img-src': "'self' data:",
  'style-src': "'self' 'unsafe-inline'",
  'base-uri': "'none'",
  'object-src': "'none'",
  'frame-ancestors': "'self'",
}

function headersOf({ editable, creating }: { editable: boolean; creating: boolean }) {
  const ifMatch = {
    type: 'string',
    description: 'The ETag of the GET, or its version alone, "7": 428 without it, 412 when it is old',
  }
  const key = {
    type: 'string',
    maxLength: 200,
    description: 'The same key answers the same and acts once, for 24 hours',
  }
  if (editable) return { type: 'object', properties: { 'if-match': ifMatch }, required: ['if-match'] }
  return creating ? { type: 'object', properties: { 'idempotency-key': key } } : undefined
}

type Operation = { responses?: Record<string, Response>; [documentedKey]?: Documented }
type Response = { description: string; headers?: object; content?: object }

type OpenApiDocument = {
  paths?: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, unknown> }
}

/** Every operation may answer with a problem instead. */
function withProblems<Document extends OpenApiDocument>(document: Document): Document {
  const answer = {
    description: 'A problem (RFC 9457) in the language of Accept-Language',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  for (const operations of Object.values(document.paths ?? {}))
    for (const [method, operation] of Object.entries(operations))
      operation.responses = { ...answersOf(method, operation), default: answer }
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problem },
  }
  return document
}

/** The answers with their true status, kind and headers. */
function answersOf(method: string, operation: Operation): Record<string, Response> {
  const { [documentedKey]: documented, responses = {} } = operation
  delete operation[documentedKey]
  const status = documented ? String(documented.status) : (Object.keys(responses)[0] ?? '200')
  const description = descriptions[status] ?? ''
  if (!documented) return { [status]: { ...responses[status], description } }
  const { tagged, located, mediaType } = documented
  const headers = { ...(tagged && { etag }), ...(located && { location }) }
  const bytes = { schema: { type: 'string', contentMediaType: mediaType } }
  const answer = {
    ...responses[status],
    description,
    ...(mediaType && { content: { [mediaType]: bytes } }),
    ...((tagged || located) && { headers }),
  }
  return {
    [status]: answer,
    ...(tagged &&
      method === 'get' && { 304: { description: 'Nothing has changed since the ETag in If-None-Match' } }),
  }
}

const descriptions: Record<string, string> = {
  200: 'Done, or what was asked for',
  201: 'Made',
  202: 'Taken; what comes of it is told elsewhere',
  204: 'Done; there is nothing to say',
}
const etag = {
  description: 'Send it as If-Match with a change, as If-None-Match to ask whether anything is new',
  schema: { type: 'string' },
}
const location = { description: 'The address of what was made', schema: { type: 'string' } }

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'errors'],
  properties: {
    type: { type: 'string', description: 'urn:referat:problem: and the code' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'stable: for programs' },
    detail: { type: 'string', description: 'for people: what happened and what to do' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          field: { type: ['string', 'null'] },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
    current: { description: 'with 412: what stands now' },
    findings: {
      description: 'where the quality check stands in the way: what it has found, as its own list shows it',
      type: 'array',
      items: { type: 'object' },
    },
  },
}
