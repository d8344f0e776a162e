/** Sentences about mail that has left or has not. */
// biome-ignore format: a table, one row a sentence
export const mailRefusals = {
  'mails.not-resendable': { nb: 'Bare e-post som ikke ble sendt, kan sendes på nytt.', nn: 'Berre e-post som ikkje vart send, kan sendast på nytt.', sv: 'Bara e-post som inte har skickats kan skickas på nytt.', da: 'Kun e-mails, der ikke blev sendt, kan sendes igen.', en: 'Only mail that was not sent can be sent again.' },
  'mails.secret-gone': { nb: 'Engangskoden er slettet. Be om en ny i stedet.', nn: 'Eingongskoden er sletta. Be om ein ny i staden.', sv: 'Engångskoden är raderad. Be om en ny i stället.', da: 'Engangskoden er slettet. Bed om en ny i stedet.', en: 'The one-time code has been wiped. Ask for a new one instead.' },
  'mails.address-suppressed': { nb: 'Adressen har avvist e-post før: {reason}. Opphev sperringen først.', nn: 'Adressa har avvist e-post før: {reason}. Opphev sperringa først.', sv: 'Adressen har avvisat e-post tidigare: {reason}. Häv spärren först.', da: 'Adressen har afvist e-mails før: {reason}. Ophæv spærringen først.', en: 'The address has refused mail before: {reason}. Lift the block first.' },
} as const
