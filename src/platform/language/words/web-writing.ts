import type { Phrase } from '../phrase.ts'

/** What the page says on which minutes are written. */
// biome-ignore format: a table, one row a phrase
export const writingWords = {
  blocking: { nb: 'Må rettes', nn: 'Må rettast', sv: 'Måste rättas', da: 'Skal rettes', en: 'Must be put right' },
  goThere: { nb: 'Gå dit og rett det', nn: 'Gå dit og rett det', sv: 'Gå dit och rätta det', da: 'Gå derhen og ret det', en: 'Go there and put it right' },
  mendTo: { nb: 'Rett til «{words}»', nn: 'Rett til «{words}»', sv: 'Rätta till ”{words}”', da: 'Ret til »{words}«', en: 'Change to “{words}”' },
} satisfies Record<string, Phrase>
