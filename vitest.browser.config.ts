import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

/** What is tried in a real browser: Debian's Chromium, or the one that CHROMIUM names. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    globalSetup: ['test/support/database-template.ts'],
    env: { TZ: 'UTC' },
    reporters: process.env.CI
      ? ['default', ['json', { outputFile: '.cache/browser-tests.json' }]]
      : ['default'],
  },
})
