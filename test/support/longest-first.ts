import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The browser's tests that take a minute or more, the longest first. */
const long = ['type-real-case', 'mail-links', 'hostile-text', 'room-access', 'every-page', 'pages-by-role']

/** Begins with what takes longest, lest one worker is at it alone when all else is done. A clean checkout does not know by itself. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.endsWith(`/${name}.browser.ts`))
      return at < 0 ? long.length : at
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}
