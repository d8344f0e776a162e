import type { Phrase } from '../phrase.ts'

/** What each form of record is called in each country, and what protocols, excerpts and public variants say beside the minutes. */
// biome-ignore format: a table, one row a phrase
export const recordWords = {
  minutes: { nb: 'Referat', nn: 'Referat', sv: 'Minnesanteckningar', da: 'Referat', en: 'Minutes' },
  record: { nb: 'Møtebok', nn: 'Møtebok', sv: 'Protokoll', da: 'Protokol', en: 'Record' },
  protocol: { nb: 'Protokoll', nn: 'Protokoll', sv: 'Protokoll', da: 'Protokol', en: 'Minutes' },
  'decision-minutes': { nb: 'Vedtaksprotokoll', nn: 'Vedtaksprotokoll', sv: 'Beslutsprotokoll', da: 'Beslutningsprotokol', en: 'Decision minutes' },
  title: { nb: '{form} fra møtet {date}', nn: '{form} frå møtet {date}', sv: '{form} från mötet {date}', da: '{form} fra mødet {date}', en: '{form} of the meeting on {date}' },

  decisions: { nb: 'Vedtak fra møtet {date}', nn: 'Vedtak frå møtet {date}', sv: 'Beslut från mötet {date}', da: 'Beslutninger fra mødet {date}', en: 'Decisions of the meeting on {date}' },
  'decisions.none': { nb: 'Det ble ikke gjort vedtak i møtet.', nn: 'Det vart ikkje gjort vedtak i møtet.', sv: 'Inga beslut fattades på mötet.', da: 'Der blev ikke truffet beslutninger på mødet.', en: 'No decisions were made at the meeting.' },
  'decisions.file': { nb: 'Vedtak', nn: 'Vedtak', sv: 'Beslut', da: 'Beslutninger', en: 'Decisions' },
  'item.no-decision': { nb: 'Ingen vedtak.', nn: 'Ingen vedtak.', sv: 'Inget beslut.', da: 'Ingen beslutning.', en: 'No decision.' },

  excerpt: { nb: 'Særutskrift: {item}', nn: 'Særutskrift: {item}', sv: 'Protokollsutdrag: {item}', da: 'Protokoludskrift: {item}', en: 'Excerpt: {item}' },
  'excerpt.file': { nb: 'Særutskrift', nn: 'Særutskrift', sv: 'Protokollsutdrag', da: 'Protokoludskrift', en: 'Excerpt' },
  'excerpt.from': { nb: 'Utdrag av {document}', nn: 'Utdrag av {document}', sv: 'Utdrag ur {document}', da: 'Uddrag af {document}', en: 'Taken from: {document}' },
  'excerpt.certified': { nb: 'Rett utskrift', nn: 'Rett utskrift', sv: 'Rätt utdraget', da: 'Udskriftens rigtighed bekræftes', en: 'Certified as a true excerpt' },

  public: { nb: 'Offentlig versjon. Det som er unntatt offentlighet, og personopplysninger som ikke hører hjemme her, er tatt ut.', nn: 'Offentleg versjon. Det som er unnateke offentlegheit, og personopplysningar som ikkje høyrer heime her, er tekne ut.', sv: 'Offentlig version. Det som omfattas av sekretess och personuppgifter som inte hör hemma här har tagits bort.', da: 'Offentlig version. Det, der er undtaget fra offentlighed, og personoplysninger, der ikke hører til her, er taget ud.', en: 'Public version. What is exempt from publicity, and personal data that do not belong here, have been taken out.' },
  'public.file': { nb: 'offentlig', nn: 'offentleg', sv: 'offentlig', da: 'offentlig', en: 'public' },
  exempt: { nb: 'Unntatt offentlighet: {basis}', nn: 'Unnateke offentlegheit: {basis}', sv: 'Omfattas av sekretess: {basis}', da: 'Undtaget fra offentlighed: {basis}', en: 'Exempt from publicity: {basis}' },
  'exempt.title': { nb: 'Sak unntatt offentlighet', nn: 'Sak unnateken offentlegheit', sv: 'Ärende som omfattas av sekretess', da: 'Punkt undtaget fra offentlighed', en: 'Item exempt from publicity' },
  removed: { nb: '(tatt ut)', nn: '(teke ut)', sv: '(borttaget)', da: '(taget ud)', en: '(taken out)' },

  signatures: { nb: 'Underskrifter', nn: 'Underskrifter', sv: 'Underskrifter', da: 'Underskrifter', en: 'Signatures' },
  'signatures.adjusting': { nb: 'Underskrifter', nn: 'Underskrifter', sv: 'Justering', da: 'Underskrifter', en: 'Signatures' },
  'signature.name': { nb: 'Navn', nn: 'Namn', sv: 'Namn', da: 'Navn', en: 'Name' },
  'signature.part': { nb: 'Rolle', nn: 'Rolle', sv: 'Roll', da: 'Rolle', en: 'Role' },
  'signature.signed': { nb: 'Dato og underskrift', nn: 'Dato og underskrift', sv: 'Datum och underskrift', da: 'Dato og underskrift', en: 'Date and signature' },
  'signature.chair': { nb: 'møteleder', nn: 'møteleiar', sv: 'ordförande', da: 'mødeleder', en: 'chair' },
  'signature.writer': { nb: 'møtesekretær', nn: 'møtesekretær', sv: 'sekreterare', da: 'referent', en: 'secretary' },
  'signature.adjuster': { nb: 'protokollvitne', nn: 'protokollvitne', sv: 'justerare', da: 'protokolvidne', en: 'adjuster' },

  posting: { nb: 'Kunngjøring', nn: 'Kunngjering', sv: 'Anslag', da: 'Bekendtgørelse', en: 'Posting' },
  'posting.lead': { nb: 'Protokollen er underskrevet. Kunngjøringen er slått opp som følger.', nn: 'Protokollen er underskriven. Kunngjeringa er slått opp slik.', sv: 'Protokollet är justerat. Justeringen har tillkännagivits genom anslag.', da: 'Protokollen er underskrevet. Det er bekendtgjort som følger.', en: 'The minutes have been signed. This was made known as follows.' },
  'posting.body': { nb: 'Organ', nn: 'Organ', sv: 'Organ', da: 'Organ', en: 'Body' },
  'posting.meeting': { nb: 'Møtedato', nn: 'Møtedato', sv: 'Sammanträdesdatum', da: 'Mødedato', en: 'Date of the meeting' },
  'posting.kept-by': { nb: 'Oppbevares av', nn: 'Blir oppbevart av', sv: 'Förvaringsplats för protokollet', da: 'Opbevares af', en: 'Kept by' },
  'posting.event': { nb: 'Hva', nn: 'Kva', sv: 'Vad', da: 'Hvad', en: 'What' },
  'posting.day': { nb: 'Dato', nn: 'Dato', sv: 'Datum', da: 'Dato', en: 'Date' },
  'posting.up': { nb: 'Slått opp', nn: 'Slått opp', sv: 'Anslaget sätts upp', da: 'Slået op', en: 'Posted' },
  'posting.down': { nb: 'Tatt ned', nn: 'Teke ned', sv: 'Anslaget tas ned', da: 'Taget ned', en: 'Taken down' },
} satisfies Record<string, Phrase>
