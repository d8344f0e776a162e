import { createHash } from 'node:crypto'
import multipart from '@fastify/multipart'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { invalid, Refusal } from './errors.ts'
import { fileName } from './text.ts'
import { Unreadable } from './unreadable.ts'

const mostFileBytes = 25 * 1024 * 1024

/** A file as it came in. As JSON, which repeated requests are compared by, it is its name and hash instead of 25 MB. */
export class Upload {
  readonly name: string
  readonly bytes: Uint8Array
  constructor(name: string, bytes: Uint8Array) {
    this.name = name
    this.bytes = bytes
  }
  toJSON() {
    return { name: this.name, sha256: createHash('sha256').update(this.bytes).digest('hex') }
  }
}

/** The body field of an uploaded file: its name is a safe label, NFC. */
export const uploadedFile = z
  .custom<Upload>((value) => value instanceof Upload, 'request.wrong-type')
  .transform((upload, context) => {
    const name = fileName.refine(isWhole, 'text.broken-characters').safeParse(upload.name)
    if (name.success) return new Upload(name.data, upload.bytes)
    context.addIssue({ code: 'custom', message: name.error.issues[0]?.message ?? 'request.wrong-type' })
    return z.NEVER
  })
  .meta({ type: 'string', format: 'binary' })

/**
 * Takes multipart bodies in this scope: one file of at most 25 MB and a few short fields. The body is read before the
 * route's transaction begins, so that a slow sender holds no connection to the database.
 */
export async function takeUploads(scope: FastifyInstance) {
  await scope.register(multipart, {
    // A path in the name is refused, not cut; browsers write names in UTF-8.
    ...({ preservePath: true, defParamCharset: 'utf8' } as object),
    limits: { files: 1, fields: 10, parts: 11, fileSize: mostFileBytes, fieldSize: 10_000, headerPairs: 20 },
  })
  scope.addHook('preValidation', async (request) => {
    if (request.isMultipart()) request.body = await readParts(request)
  })
}

async function readParts(request: FastifyRequest): Promise<Record<string, unknown>> {
  const fields: [string, unknown][] = []
  try {
    for await (const part of request.parts())
      fields.push([
        part.fieldname,
        part.type === 'file'
          ? new Upload(nameAsTyped(part.filename ?? ''), await part.toBuffer())
          : whole(part.fieldname, part.value),
      ])
  } catch (error) {
    throw refusalOf(error)
  }
  return Object.fromEntries(fields)
}

/** Browsers write these three letters of a file's name so, because they would end it in the form's own grammar. */
const nameAsTyped = (name: string) =>
  name.replace(/%(?:22|0d|0a)/gi, (escaped) => decodeURIComponent(escaped))

function whole(field: string, value: unknown) {
  if (typeof value === 'string' && !isWhole(value)) throw invalid('text.broken-characters', { field })
  return value
}

/** The form's reader puts U+FFFD for what is not UTF-8; nobody types it. */
const isWhole = (value: string) => !value.includes('\ufffd')

/** A form that ends too early or knows no boundary is the sender's fault; its reader says so without a code. */
function refusalOf(error: unknown) {
  const { code, statusCode } = error as Partial<FastifyError>
  if (code === 'FST_FILES_LIMIT') return invalid('request.one-file', { field: 'file' })
  if (error instanceof Refusal || (statusCode !== undefined && statusCode !== 400)) return error
  return new Unreadable('request.malformed-form')
}
