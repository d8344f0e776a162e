/** Sentences about forms of pages. */
// biome-ignore format: a table, one row a sentence
export const formRefusals = {
  'form.not-a-form': { nb: 'Denne adressen tar bare imot skjemaer fra sine egne sider.', nn: 'Denne adressa tek berre imot skjema frå sine eigne sider.', sv: 'Den här adressen tar bara emot formulär från sina egna sidor.', da: 'Denne adresse modtager kun formularer fra sine egne sider.', en: 'This address takes only forms from its own pages.' },
  'form.unreadable': { nb: 'Skjemaet kan ikke leses. Gå tilbake og send det på nytt.', nn: 'Skjemaet kan ikkje lesast. Gå tilbake og send det på nytt.', sv: 'Formuläret går inte att läsa. Gå tillbaka och skicka det på nytt.', da: 'Formularen kan ikke læses. Gå tilbage, og send den igen.', en: 'The form cannot be read. Go back and send it again.' },
  'form.not-ours': { nb: 'Skjemaet kom ikke fra siden det hører til, så ingenting er gjort. Åpne siden på nytt og prøv igjen.', nn: 'Skjemaet kom ikkje frå sida det høyrer til, så ingenting er gjort. Opne sida på nytt og prøv igjen.', sv: 'Formuläret kom inte från sidan det hör till, så inget har gjorts. Öppna sidan på nytt och försök igen.', da: 'Formularen kom ikke fra den side, den hører til, så intet er gjort. Åbn siden igen, og prøv igen.', en: 'The form did not come from the page it belongs to, so nothing was done. Open the page again and try once more.' },
  'form.choose-one': { nb: 'Velg ett av svarene.', nn: 'Vel eitt av svara.', sv: 'Välj ett av svaren.', da: 'Vælg et af svarene.', en: 'Choose one of the answers.' },
} as const
