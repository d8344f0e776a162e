/** Sentences about entries of one person or organisation that are merged. */
// biome-ignore format: a table, one row a sentence
export const duplicateRefusals = {
  'duplicates.itself': { nb: 'Velg to forskjellige oppføringer.', nn: 'Vel to ulike oppføringar.', sv: 'Välj två olika poster.', da: 'Vælg to forskellige poster.', en: 'Choose two different entries.' },
  'duplicates.already-merged': { nb: 'Denne oppføringen er allerede slått sammen med en annen.', nn: 'Denne oppføringa er alt slått saman med ei anna.', sv: 'Den här posten är redan sammanslagen med en annan.', da: 'Denne post er allerede slået sammen med en anden.', en: 'This entry has already been merged into another.' },
  'duplicates.own-entry': { nb: 'Du er logget inn med oppføringen som skal bort. Behold den og ta bort den andre.', nn: 'Du er logga inn med oppføringa som skal bort. Behald henne og ta bort den andre.', sv: 'Du är inloggad med den post som ska bort. Behåll den och ta bort den andra.', da: 'Du er logget ind med den post, der skal væk. Behold den, og fjern den anden.', en: 'You are signed in with the entry that is to go. Keep it, and let the other go.' },
} as const
