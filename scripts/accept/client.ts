// biome-ignore lint/suspicious/noExplicitAny: a client without types, as a secretariat's own script would be
type Json = any

export type Reply = { status: number; body: Json; etag: string | null; bytes: Uint8Array }

/** A client of the REST API. `get`, `post` … throw unless the answer is a success; `attempt` hands any answer over. */
export function client(address: string, token?: string) {
  async function attempt(
    method: string,
    path: string,
    body?: Json,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const json = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      body: json ? JSON.parse(Buffer.from(bytes).toString('utf8')) : null,
      etag: response.headers.get('etag'),
      bytes,
    }
  }
  async function succeed(
    method: string,
    path: string,
    body?: Json,
    headers?: Record<string, string>,
  ): Promise<Reply> {
    const reply = await attempt(method, path, body, headers)
    if (reply.status >= 400)
      throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply
  }
  return {
    attempt,
    get: (path: string) => succeed('GET', path),
    post: (path: string, body?: Json) => succeed('POST', path, body),
    put: (path: string, body: Json, version?: number) => succeed('PUT', path, body, ifMatch(version)),
    patch: (path: string, body: Json, version: number) => succeed('PATCH', path, body, ifMatch(version)),
    delete: (path: string, version?: number) => succeed('DELETE', path, undefined, ifMatch(version)),
  }
}

export type Client = ReturnType<typeof client>

const ifMatch = (version?: number): Record<string, string> =>
  version === undefined ? {} : { 'if-match': `"${version}"` }
