/** Sentences about collaborations, organisations, people and signing in. */
// biome-ignore format: a table, one row a sentence
export const accessRefusals = {
  'access.wrong-code': { nb: 'Koden er feil eller har løpt ut. Be om en ny.', nn: 'Koden er feil eller har gått ut. Be om ein ny.', sv: 'Koden är fel eller har gått ut. Be om en ny.', da: 'Koden er forkert eller udløbet. Bed om en ny.', en: 'The code is wrong or has run out. Ask for a new one.' },
  'access.wrong-operator-key': { nb: 'Driftsnøkkelen mangler eller er feil.', nn: 'Driftsnøkkelen manglar eller er feil.', sv: 'Driftnyckeln saknas eller är fel.', da: 'Driftsnøglen mangler eller er forkert.', en: 'The operator key is missing or wrong.' },
  'access.last-administrator': { nb: 'Samarbeidet må ha minst én administrator.', nn: 'Samarbeidet må ha minst éin administrator.', sv: 'Samarbetet måste ha minst en administratör.', da: 'Samarbejdet skal have mindst én administrator.', en: 'A collaboration needs at least one administrator.' },
  'organisations.own-parent': { nb: 'En medlemsorganisasjon kan ikke være del av seg selv.', nn: 'Ein medlem kan ikkje vere del av seg sjølv.', sv: 'En medlemsorganisation kan inte vara del av sig själv.', da: 'Et medlem kan ikke være del af sig selv.', en: 'An organisation cannot be part of itself.' },
  'organisations.has-seats': { nb: 'Organisasjonen har plasser i grupper. Avslutt dem først.', nn: 'Organisasjonen har plassar i grupper. Avslutt dei først.', sv: 'Organisationen har platser i grupper. Avsluta dem först.', da: 'Organisationen har pladser i grupper. Afslut dem først.', en: 'The organisation has seats in groups. End them first.' },
  'organisations.ended': { nb: 'Organisasjonen er avsluttet.', nn: 'Organisasjonen er avslutta.', sv: 'Organisationen är avslutad.', da: 'Organisationen er afsluttet.', en: 'The organisation has ended.' },
  'people.ended': { nb: 'Personen er avsluttet.', nn: 'Personen er avslutta.', sv: 'Personen är avslutad.', da: 'Personen er afsluttet.', en: 'The person has ended.' },
  'people.email-taken': { nb: 'En annen person har denne e-postadressen.', nn: 'Ein annan person har denne e-postadressa.', sv: 'En annan person har den e-postadressen.', da: 'En anden person har denne e-mailadresse.', en: 'Another person has this e-mail address.' },
} as const
