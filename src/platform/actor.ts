/** Who does it, as the audit trail keeps it. */
export type Doer = { personId: string | null; name: string }

/** Which session, person and collaboration a token or cookie speaks for. Only the database says whether it still stands. */
export type Claims = { sessionId: string; personId: string; collaborationId: string }

/**
 * Somebody signed in, as the database knows them at this moment. Rights come from loaded objects and these roles,
 * never from an id in the request.
 */
export type Actor = Doer & {
  personId: string
  collaborationId: string
  sessionId: string
  language: string
  /** of the collaboration: names are sorted in its order */
  collaborationLanguage: string
  /** how sure we are of who it is; one who only holds a link reads, and is never handed to a command */
  how: 'one-time-code' | 'demo' | 'link'
  /** in the whole collaboration: administrator, secretariat */
  roles: readonly string[]
  /** in a group, today: chair, deputy-chair, secretary, convener, member, deputy, observer */
  groups: Readonly<Record<string, readonly string[]>>
}
