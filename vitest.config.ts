import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // One more than the machine of CI has processors: tests of programs that are killed or wait for mail leave theirs idle.
    maxWorkers: 3,
    // Most of a short file's time went into loading the program anew. What a file changes outside itself it puts back.
    isolate: false,
    globalSetup: ['test/support/database-template.ts'],
    env: { TZ: 'UTC' },
    // CI counts from this file.
    reporters: process.env.CI ? ['default', ['json', { outputFile: '.cache/tests.json' }]] : ['default'],
  },
})
