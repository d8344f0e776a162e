import { expect, test } from 'vitest'
import { ConfigRefused, readConfig } from '#src/config.ts'

const url = 'postgres://referat@127.0.0.1/referat'
const key = 'k'.repeat(40)

test.each<[string, Record<string, string>, RegExp]>([
  ['a port beyond all ports', { PORT: '70000' }, /^PORT .*; set it/],
  ['a port that is a word', { PORT: 'http' }, /^PORT is a port number; set it/],
  ['another kind of database', { DATABASE_URL: 'mysql://db' }, /^DATABASE_URL begins with postgres:/],
  [
    'a wait that is a word',
    { DATABASE_WAIT_SECONDS: 'long' },
    /^DATABASE_WAIT_SECONDS is a number of seconds; set it/,
  ],
  ['a database without a key', { DATABASE_URL: url }, /^SECRET_KEY is missing/],
  ['a key anyone can guess', { DATABASE_URL: url, SECRET_KEY: 'short' }, /^SECRET_KEY is at least 32/],
  [
    'a database without an address of our own',
    { DATABASE_URL: url, SECRET_KEY: key },
    /^BASE_URL is missing/,
  ],
  ['an address that is none', { BASE_URL: 'referat.example.org' }, /^BASE_URL is an address/],
  ['a mail server without smtp://', { SMTP_URL: 'mail.example.org' }, /^SMTP_URL looks like smtp:/],
  ['a mail server without a name', { SMTP_URL: 'smtp://' }, /^SMTP_URL looks like smtp:/],
  ['a mail server without a sender', { SMTP_URL: 'smtp://mail.example.org' }, /^MAIL_FROM is missing/],
  ['two senders', { MAIL_FROM: 'a@example.org, b@example.org' }, /^MAIL_FROM is one e-mail address/],
  ['a demo with real people', { DEMO: 'true', NODE_ENV: 'production' }, /^DEMO is true in production/],
])('%s is refused with one sentence that names the setting', (_, env, words) => {
  const refused = () => readConfig(env)
  expect(refused).toThrow(ConfigRefused)
  expect(refused).toThrow(words)
})

test('nothing set is right: the embedded database on port 3000, mail kept', () => {
  expect(readConfig({ PORT: '' })).toMatchObject({
    port: 3000,
    dataFolder: 'data',
    databaseUrl: undefined,
    databaseWaitSeconds: 60,
    smtpUrl: undefined,
    baseUrl: 'http://localhost:3000',
  })
})
