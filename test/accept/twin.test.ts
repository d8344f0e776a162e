import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCase } from '../../scripts/accept/read-case.ts'

const twin = (end: string) => join(import.meta.dirname, `twin.${end}`)

test('the twin’s items are told apart', () => {
  const { texts } = readCase({ textFile: twin('txt'), expectedFile: twin('expected.json') })
  expect(texts.map((text) => text.split('\n')[0])).toEqual([
    'Innkallingen ble godkjent uten merknader.',
    'Referatet ble godkjent.',
    'Åse Bakken innledet. Se vedlagt kart over myrområder.',
    'Neste møte blir på Røros. <https://eksempel.example.org/roros>',
    'Sekretariatet viste til høringen om nye verneplaner; uttalelse sendes etter påske.',
  ])
})

test('an invented case runs through the whole main job, from the invitation to the locked minutes', {
  timeout: 240_000,
}, () => {
  const played = spawnSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--liftoff-only',
      'scripts/accept.ts',
      twin('txt'),
      twin('expected.json'),
    ],
    { cwd: join(import.meta.dirname, '../..'), encoding: 'utf8', timeout: 230_000 },
  )
  expect(played.stdout.split('\n').filter((line) => line.includes('FAILED'))).toEqual([])
  expect(played.stdout).toMatch(/\n\d{2,} passed, 0 failed\n$/)
  expect(played.status).toBe(0)
})
