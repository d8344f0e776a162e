import type { Answer, Visitor } from '../world.ts'
import type { Row } from './row.ts'

/** Sends what a row of the matrix asks for, as this visitor; `given` stands instead of the row's own If-Match. */
export function ask(
  visitor: Visitor,
  operation: string,
  row: Row,
  given: Record<string, string> = row.version === undefined ? {} : { 'if-match': `"${row.version}"` },
): Promise<Answer> {
  const headers = { ...row.headers, ...given }
  const [method = '', path = ''] = operation.split(' ')
  const address = addressOf(path, row)
  if (method === 'GET') return visitor.get(address + (row.query ?? ''), headers)
  if (method === 'DELETE') return visitor.delete(address, headers)
  const send = { POST: visitor.post, PUT: visitor.put, PATCH: visitor.patch }[method]
  if (!send) throw new Error(`no such method: ${method}`)
  return send(address, row.body, headers)
}

/** The path with the row's ids in it. */
export const addressOf = (path: string, { params }: Row) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''))
