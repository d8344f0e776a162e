import type { Phrase } from '../phrase.ts'

/** What the screens behind a link say. */
// biome-ignore format: a table, one row a phrase
export const screenWords = {
  linkIsFor: { nb: 'Denne siden er til {name}.', nn: 'Denne sida er til {name}.', sv: 'Den här sidan är till {name}.', da: 'Denne side er til {name}.', en: 'This page is for {name}.' },
  linkNeedsCode: { nb: 'Når du sender inn noe, får du en engangskode på e-post.', nn: 'Når du sender inn noko, får du ein eingongskode på e-post.', sv: 'När du skickar in något får du en engångskod med e-post.', da: 'Når du sender noget ind, får du en engangskode på mail.', en: 'When you send something in, a one-time code is mailed to you.' },

  nameTitle: { nb: 'Hvem skal sitte i {group}?', nn: 'Kven skal sitje i {group}?', sv: 'Vem ska sitta i {group}?', da: 'Hvem skal sidde i {group}?', en: 'Who shall sit in {group}?' },
  nameLead: { nb: '{organisation} har en plass og er bedt om å gi et navn.', nn: '{organisation} har ein plass og er bedt om å gje eit namn.', sv: '{organisation} har en plats och ombeds ange ett namn.', da: '{organisation} har en plads og er bedt om at give et navn.', en: '{organisation} has a seat and is asked for a name.' },
  nameLeadPlain: { nb: 'Plassen venter på et navn.', nn: 'Plassen ventar på eit namn.', sv: 'Platsen väntar på ett namn.', da: 'Pladsen venter på et navn.', en: 'The seat is waiting for a name.' },
  nameGroup: { nb: 'Gruppe', nn: 'Gruppe', sv: 'Grupp', da: 'Gruppe', en: 'Group' },
  nameParent: { nb: 'Hører til', nn: 'Høyrer til', sv: 'Hör till', da: 'Hører til', en: 'Belongs to' },
  nameMandate: { nb: 'Mandat', nn: 'Mandat', sv: 'Uppdrag', da: 'Kommissorium', en: 'Mandate' },
  nameLabel: { nb: 'Slik står plassen i referatet', nn: 'Slik står plassen i referatet', sv: 'Så står platsen i anteckningarna', da: 'Sådan står pladsen i referatet', en: 'As the minutes have it' },
  nameDue: { nb: 'Frist', nn: 'Frist', sv: 'Senast', da: 'Frist', en: 'By' },
  nameWho: { nb: 'Velg en person', nn: 'Vel ein person', sv: 'Välj en person', da: 'Vælg en person', en: 'Choose a person' },
  nameSomebodyNew: { nb: 'En annen (fyll ut nedenfor)', nn: 'Ein annan (fyll ut nedanfor)', sv: 'Någon annan (fyll i nedan)', da: 'En anden (udfyld nedenfor)', en: 'Somebody else (fill in below)' },
  nameName: { nb: 'Navn', nn: 'Namn', sv: 'Namn', da: 'Navn', en: 'Name' },
  nameButton: { nb: 'Gi personen plassen', nn: 'Gje personen plassen', sv: 'Ge personen platsen', da: 'Giv personen pladsen', en: 'Give the person the seat' },
  nameTaken: { nb: '{name} har plassen', nn: '{name} har plassen', sv: '{name} har platsen', da: '{name} har pladsen', en: '{name} has the seat' },
  nameThanks: { nb: 'Takk', nn: 'Takk', sv: 'Tack', da: 'Tak', en: 'Thank you' },
  nameRecorded: { nb: 'Navnet er registrert, og plassen er besatt.', nn: 'Namnet er registrert, og plassen er fylt.', sv: 'Namnet är registrerat och platsen är tillsatt.', da: 'Navnet er registreret, og pladsen er besat.', en: 'The name is recorded and the seat is filled.' },
  nameTakenNext: { nb: 'Skal det endres, ta kontakt med sekretariatet.', nn: 'Skal det endrast, ta kontakt med sekretariatet.', sv: 'Kontakta sekretariatet om det ska ändras.', da: 'Kontakt sekretariatet, hvis det skal ændres.', en: 'To change it, contact the secretariat.' },
  nameOver: { nb: 'Plassen finnes ikke lenger', nn: 'Plassen finst ikkje lenger', sv: 'Platsen finns inte längre', da: 'Pladsen findes ikke længere', en: 'The seat no longer exists' },
} satisfies Record<string, Phrase>
