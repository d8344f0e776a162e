import { z } from 'zod'
import { isMailServer } from './platform/mail/smtp-url.ts'

const flag = z.enum(['true', 'false'], 'is true or false').transform((value) => value === 'true')

const environment = z.object({
  PORT: z.coerce.number('is a port number').int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'begins with postgres://')
    .optional(),
  DATABASE_WAIT_SECONDS: z.coerce.number('is a number of seconds').min(0).max(3600).default(60),
  SMTP_URL: z
    .string()
    .refine(isMailServer, 'looks like smtp://user:password@mail.example.org:587')
    .optional(),
  MAIL_FROM: z.email('is one e-mail address').default('referat@example.org'),
  MAIL_FROM_NAME: z.string().min(1).max(100).default('Referat'),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: 'is an address such as https://referat.example.org' })
    .optional(),
  SECRET_KEY: z.string().min(32, 'is at least 32 characters').optional(),
  OPERATOR_KEY: z.string().min(32, 'is at least 32 characters').optional(),
  DEMO: flag.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
})

export type Config = {
  port: number
  host: string
  dataFolder: string
  databaseUrl: string | undefined
  /** how long the start waits for a database that does not answer yet */
  databaseWaitSeconds: number
  smtpUrl: string | undefined
  mailFrom: { name: string; address: string }
  /** without a slash at the end; links in mail begin with it, never with the Host header */
  baseUrl: string
  /** signs access tokens and hides link tokens; undefined: kept in the data folder */
  secretKey: string | undefined
  /** whoever holds it may found collaborations */
  operatorKey: string | undefined
  /** seeds the demo collaboration and lets anyone sign in as its people: never where real people's data are */
  demo: boolean
  logLevel: string
}

export class ConfigRefused extends Error {}

/** Reads the environment once. Refuses with one sentence that names the setting and what it must be. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ConfigRefused(`${issue?.path.join('.')} ${issue?.message}; set it and start again`)
  }
  const settings = parsed.data
  if (settings.DATABASE_URL && !settings.SECRET_KEY)
    throw new ConfigRefused(
      'SECRET_KEY is missing: with DATABASE_URL, set it to at least 32 random characters, the same on every instance',
    )
  if (settings.DATABASE_URL && !settings.BASE_URL)
    throw new ConfigRefused(
      'BASE_URL is missing: with DATABASE_URL, set it to the address people reach this server at',
    )
  if (settings.SMTP_URL && !env.MAIL_FROM)
    throw new ConfigRefused(
      'MAIL_FROM is missing: with SMTP_URL, set it to the address that mail is sent from',
    )
  if (settings.DEMO && env.NODE_ENV === 'production')
    throw new ConfigRefused('DEMO is true in production: anyone could sign in; unset it or NODE_ENV')
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataFolder: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL,
    databaseWaitSeconds: settings.DATABASE_WAIT_SECONDS,
    smtpUrl: settings.SMTP_URL,
    mailFrom: { name: settings.MAIL_FROM_NAME, address: settings.MAIL_FROM },
    baseUrl: (settings.BASE_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, ''),
    secretKey: settings.SECRET_KEY,
    operatorKey: settings.OPERATOR_KEY,
    demo: settings.DEMO ?? (!settings.DATABASE_URL && env.NODE_ENV !== 'production'),
    logLevel: settings.LOG_LEVEL,
  }
}
