import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { scriptOf } from '#src/web/assets/room-script.ts'
import { roomPolicy } from '#src/web/content-policy.ts'

test('the script is one file that tells nothing of where it was made', async () => {
  const script = await scriptOf(fileURLToPath(new URL('../../browser/room/bare-room.ts', import.meta.url)))
  expect(script).not.toMatch(/node_modules|file:\/\/|sourceMappingURL|\bimport\s*["'{]/)
  expect(script).not.toContain(process.cwd())
})

test('the room’s page may speak to its own host and read what is pasted, and no more than other pages beside', () => {
  expect(roomPolicy({ baseUrl: 'https://referat.example.org' })).toBe(
    "default-src 'none';script-src 'self';style-src 'self';font-src 'self';connect-src 'self' wss://referat.example.org;img-src 'self' data:;form-action 'self';frame-src 'self';frame-ancestors 'self';base-uri 'none';require-trusted-types-for 'script';trusted-types ProseMirrorClipboard",
  )
  expect(roomPolicy({ baseUrl: 'http://localhost:3000' })).toContain('ws://localhost:3000;')
})
