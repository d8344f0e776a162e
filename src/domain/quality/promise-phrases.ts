/** What people say when they promise something and do not say who or when, a list for each language. */
const phrases = [
  // bokmål
  '(?:mer|nærmere) (?:info|informasjon) (?:kommer|følger|vil komme|sendes|ettersendes)',
  '(?:vi|man|en) (?:kommer|vil komme|må komme) tilbake (?:til|med)',
  '(?:dette|det|saken) (?:kommer vi|vil vi komme) tilbake til',
  '(?:tas|taes|tar vi|tar det|tar dette|tar den) opp(?: igjen)? senere',
  '(?:avklares|avgjøres|bestemmes|fastsettes|presiseres|sendes ut|ettersendes) (?:senere|nærmere|etter hvert)',
  // nynorsk
  '(?:meir|nærare) (?:info|informasjon) (?:kjem|følgjer|blir sendt)',
  '(?:vi|ein) (?:kjem|må kome|vil kome) (?:attende|tilbake) (?:til|med)',
  'blir (?:teke|tatt) opp(?: att| igjen)? (?:seinare|sidan)',
  '(?:blir avklart|blir avgjort|blir fastsett|blir sendt ut) (?:seinare|nærare|etter kvart)',
  // svenska
  'mer (?:info|information) (?:kommer|följer|skickas)',
  '(?:vi|man) (?:återkommer|får återkomma|kommer att återkomma)(?: senare)? (?:till|med|om|i|kring)',
  '(?:tas|tar vi|tar det) upp(?: igen)? senare',
  '(?:beslutas|bestäms|fastställs|skickas ut|klargörs) (?:senare|närmare|efter hand)',
  // dansk
  '(?:mere|nærmere) (?:info|information) (?:kommer|følger|vil komme|udsendes)',
  '(?:vi|man) (?:vender|vil vende|må vende) tilbage (?:til|med|om)',
  '(?:tages|tager vi|tager det) op(?: igen)? senere',
  '(?:afklares|afgøres|fastsættes|udsendes|eftersendes) (?:senere|nærmere)',
  // English
  '(?:more|further) (?:info|information|details) (?:will follow|to follow|will come|to come)',
  '(?:we|one) (?:will|shall|must) (?:come|get) back (?:to|with|on)',
  '(?:to be|will be) (?:decided|clarified|determined|sent out|taken up) later',
  // only as the sentence begins: within one it is talk of what some have to do
  '(?<=^[*_]*)(?:noen må|nokon må|någon måste|nogen må|nogen skal|someone must|somebody must|someone has to) ',
]

export const promise = new RegExp(String.raw`(?<!\p{L}|som |which |that )(?:${phrases.join('|')})`, 'iu')
