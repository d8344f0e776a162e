import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'

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
      const { access, editable } = document.route.config ?? {}
      const schema = transformed.schema as Record<string, unknown>
      schema.security = access === 'public' ? [] : [{ bearer: [] }]
      if (editable)
        schema.description = 'Takes `If-Match` with the version read (428 without, 412 when it is old).'
      return transformed
    },
    transformObject: createJsonSchemaTransformObject({}),
  })
  api.route({
    method: 'GET',
    url: '/openapi.json',
    config: { access: 'public' },
    schema: { hide: true },
    handler: async () => api.swagger(),
  })
  await api.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    uiConfig: { deepLinking: true, persistAuthorization: false },
  })
}
