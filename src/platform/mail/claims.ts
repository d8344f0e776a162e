import type { Database, Tx } from '../database/database.ts'
import type { AttachmentReference, CalendarPart } from '../database/schema/platform.ts'

/** A mail that this process alone may send until its claim runs out. */
export type ClaimedMail = {
  collaborationId: string
  id: string
  messageId: string
  toName: string
  toAddress: string
  subject: string
  bodyText: string
  bodyHtml: string
  calendar: CalendarPart | null
  attachments: AttachmentReference[]
  /** the number of this attempt; the claim of an older attempt says nothing any more */
  attempt: number
  firstAttemptAt: string
  createdAt: string
  /** why this address gets no mail, when it has refused before */
  suppressedBecause: string | null
}

/** What became of an attempt. Instants are RFC 3339. */
export type Outcome = Pick<ClaimedMail, 'collaborationId' | 'id' | 'attempt'> & {
  state: 'sent' | 'waiting' | 'failed'
  response?: string
  error?: string
  nextAttemptAt?: string
  /** not an attempt at all: the mail was handed back unsent */
  uncounted?: boolean
}

/**
 * Takes mails that are due, oldest first, for `leaseMs`. A claim that ran out is taken again: whoever held it has
 * died. Nobody waits for anybody's rows, so workers on any number of instances share the queue.
 */
export async function claimDue(
  db: Database,
  { limit, leaseMs }: { limit: number; leaseMs: number },
): Promise<ClaimedMail[]> {
  const rows = await db.door((tx) =>
    tx.statement<{ mail: string }>({
      name: 'claim_due_mails',
      text: claimText,
      values: [tx.now.toISOString(), limit, until(tx, leaseMs)],
    }),
  )
  return rows.map(({ mail }) => JSON.parse(mail) as ClaimedMail)
}

// A claimed mail is next due when its claim runs out, so that one index finds everything there is to do.
const claimText = `
  with due as (
    select collaboration_id, id from mails
    where state in ('waiting', 'sending') and next_attempt_at <= $1::timestamptz
    order by next_attempt_at limit $2::integer for update skip locked
  ), claimed as (
    update mails m set state = 'sending', claimed_until = $3::timestamptz, next_attempt_at = $3::timestamptz,
      attempts = m.attempts + 1, first_attempt_at = coalesce(m.first_attempt_at, $1::timestamptz)
    from due where m.collaboration_id = due.collaboration_id and m.id = due.id
    returning m.*
  )
  select json_build_object(
    'collaborationId', c.collaboration_id, 'id', c.id, 'messageId', c.message_id, 'toName', c.to_name,
    'toAddress', c.to_address, 'subject', c.subject, 'bodyText', c.body_text, 'bodyHtml', c.body_html,
    'calendar', c.calendar, 'attachments', c.attachments, 'attempt', c.attempts,
    'firstAttemptAt', c.first_attempt_at, 'createdAt', c.created_at, 'suppressedBecause', s.reason)::text as mail
  from claimed c left join suppressed_addresses s
    on s.collaboration_id = c.collaboration_id and s.address = lower(c.to_address)
  order by c.created_at, c.id`

/** Keeps claims alive while their mails wait for a free connection or the server takes its time. */
export async function renewClaims(
  db: Database,
  claims: readonly Pick<ClaimedMail, 'collaborationId' | 'id' | 'attempt'>[],
  leaseMs: number,
): Promise<void> {
  await db.door((tx) =>
    tx.statement({
      name: 'renew_mail_claims',
      text: `update mails m set claimed_until = $2::timestamptz, next_attempt_at = $2::timestamptz
        from jsonb_to_recordset($1::jsonb) as c("collaborationId" uuid, id uuid, attempt integer)
        where m.collaboration_id = c."collaborationId" and m.id = c.id and m.attempts = c.attempt and m.state = 'sending'`,
      values: [
        JSON.stringify(claims.map(({ collaborationId, id, attempt }) => ({ collaborationId, id, attempt }))),
        until(tx, leaseMs),
      ],
    }),
  )
}

/**
 * Writes down what became of attempts. What the mail server took is sent whoever else has claimed it since; anything
 * else counts only while the claim stands. A secret that is sent or given up is wiped.
 */
export async function settle(db: Database, outcomes: readonly Outcome[]): Promise<void> {
  await db.door((tx) =>
    tx.statement({
      name: 'settle_mails',
      text: settleText,
      values: [JSON.stringify(outcomes), tx.now.toISOString()],
    }),
  )
}

const settleText = `
  update mails m set state = o.state, claimed_until = null, last_error = o.error,
    last_response = coalesce(o.response, m.last_response),
    next_attempt_at = coalesce(o."nextAttemptAt", $2::timestamptz),
    attempts = case when o.uncounted then greatest(m.attempts - 1, 0) else m.attempts end,
    sent_at = case when o.state = 'sent' then $2::timestamptz end,
    subject = case when m.secret and o.state <> 'waiting' then regexp_replace(m.subject, '[0-9]', '•', 'g') else m.subject end,
    body_text = case when m.secret and o.state <> 'waiting' then '' else m.body_text end,
    body_html = case when m.secret and o.state <> 'waiting' then '' else m.body_html end
  from jsonb_to_recordset($1::jsonb) as o("collaborationId" uuid, id uuid, attempt integer, state text, response text,
    error text, "nextAttemptAt" timestamptz, uncounted boolean)
  where m.collaboration_id = o."collaborationId" and m.id = o.id and m.state <> 'sent'
    and (o.state = 'sent' or (m.attempts = o.attempt and m.state = 'sending'))`

/**
 * Without a mail server: marks what is due as kept, which everybody can see was not sent. Answers the one-time codes among
 * it: the API hides them, so that only whoever runs the server can hand them on.
 */
export async function keepDue(db: Database): Promise<{ toAddress: string; subject: string }[]> {
  return db.door((tx) =>
    tx.statement<{ toAddress: string; subject: string }>({
      name: 'keep_due_mails',
      text: `
        with kept as (
          update mails set state = 'kept', claimed_until = null
          where state in ('waiting', 'sending') and next_attempt_at <= $1::timestamptz
          returning to_address, subject, secret, id
        )
        select to_address as "toAddress", subject from kept where secret order by id`,
      values: [tx.now.toISOString()],
    }),
  )
}

/** Hands back every claim. Right only where no other process can be sending: on a data folder that is ours alone. */
export async function dropAllClaims(db: Database): Promise<void> {
  await db.door((tx) =>
    tx.statement({
      name: 'drop_mail_claims',
      text: `update mails set next_attempt_at = $1::timestamptz where state = 'sending'`,
      values: [tx.now.toISOString()],
    }),
  )
}

const until = (tx: Tx, leaseMs: number) => new Date(tx.now.getTime() + leaseMs).toISOString()
