/**
 * Who plays in the demo: an invented collaboration of real municipalities, and invented people at example.org. Official
 * numbers are the municipality codes of Statistisk sentralbyrå and Statistiska centralbyrån.
 */

export const collaboration = {
  name: 'Mjøsa–Finnskogen-samarbeidet',
  language: 'nb',
  zone: 'Europe/Oslo',
  letterheadLines: ['Sekretariatet på Hamar', 'post@mjosa-finnskogen.example.org'],
  letterheadColour: '#1f4d3a',
} as const

type OrganisationScript = {
  name: string
  kind?: 'municipality' | 'sub-region' | 'region' | 'county'
  partOf?: 'mjosa' | 'grensa'
  country?: 'NO' | 'SE'
  officialNumber?: string
}

export const organisations = {
  mjosa: { name: 'Delregion Mjøsa', kind: 'sub-region' },
  grensa: { name: 'Delregion Finnskogen og grensen', kind: 'sub-region' },
  gjovik: { name: 'Gjøvik kommune', officialNumber: '3407', partOf: 'mjosa' },
  hamar: { name: 'Hamar kommune', officialNumber: '3403', partOf: 'mjosa' },
  lillehammer: { name: 'Lillehammer kommune', officialNumber: '3405', partOf: 'mjosa' },
  loten: { name: 'Løten kommune', officialNumber: '3412', partOf: 'mjosa' },
  ringsaker: { name: 'Ringsaker kommune', officialNumber: '3411', partOf: 'mjosa' },
  stange: { name: 'Stange kommune', officialNumber: '3413', partOf: 'mjosa' },
  ostreToten: { name: 'Østre Toten kommune', officialNumber: '3442', partOf: 'mjosa' },
  eda: { name: 'Eda kommun', officialNumber: '1730', country: 'SE', partOf: 'grensa' },
  elverum: { name: 'Elverum kommune', officialNumber: '3420', partOf: 'grensa' },
  grue: { name: 'Grue kommune', officialNumber: '3417', partOf: 'grensa' },
  kongsvinger: { name: 'Kongsvinger kommune', officialNumber: '3401', partOf: 'grensa' },
  malungSalen: { name: 'Malung-Sälens kommun', officialNumber: '2023', country: 'SE', partOf: 'grensa' },
  torsby: { name: 'Torsby kommun', officialNumber: '1737', country: 'SE', partOf: 'grensa' },
  trysil: { name: 'Trysil kommune', officialNumber: '3421', partOf: 'grensa' },
  asnes: { name: 'Åsnes kommune', officialNumber: '3418', partOf: 'grensa' },
  innlandet: { name: 'Innlandet fylkeskommune', kind: 'county', officialNumber: '34' },
  varmland: { name: 'Region Värmland', kind: 'region', country: 'SE' },
} as const satisfies Record<string, OrganisationScript>

export type OrganisationKey = keyof typeof organisations

type PersonScript = {
  name: string
  at?: OrganisationKey
  title: string
  email?: string
  language?: 'nn' | 'sv'
}

const office = 'mjosa-finnskogen.example.org'

export const people = {
  torunn: { name: 'Torunn Skarpås', title: 'administrasjonsleder', email: `torunn.skarpaas@${office}` },
  hakon: { name: 'Håkon Brenna-Lund', title: 'rådgiver', email: `haakon.brenna-lund@${office}` },
  froydis: {
    name: 'Frøydis Ulvenes',
    title: 'seniorrådgjevar',
    email: `froydis.ulvenes@${office}`,
    language: 'nn',
  },
  oystein: {
    name: 'Øystein Raufjord',
    at: 'gjovik',
    title: 'næringssjef',
    email: 'oystein.raufjord@gjovik.example.org',
  },
  inga: {
    name: 'Iŋgá Márjá Utsi',
    at: 'elverum',
    title: 'leder for næring og utvikling',
    email: 'inga.marja.utsi@elverum.example.org',
  },
  ingvild: {
    name: 'Ingvild Skattum Berge',
    at: 'hamar',
    title: 'næringssjef',
    email: 'ingvild.skattum.berge@hamar.example.org',
  },
  jonas: { name: 'Jonas Øverli', at: 'hamar', title: 'rådgiver', email: 'jonas.overli@hamar.example.org' },
  perGunnar: {
    name: 'Per Gunnar Stensby',
    at: 'ringsaker',
    title: 'næringsrådgiver',
    email: 'per.gunnar.stensby@ringsaker.example.org',
  },
  marte: {
    name: 'Marte Vollum Haug',
    at: 'stange',
    title: 'kommunalsjef for samfunnsutvikling',
    email: 'marte.vollum.haug@stange.example.org',
  },
  kariAnne: {
    name: 'Kari Anne Lunderbye',
    at: 'ostreToten',
    title: 'landbruks- og næringssjef',
    email: 'kari.anne.lunderbye@ostretoten.example.org',
  },
  silje: {
    name: 'Silje Marie Nordseth',
    at: 'lillehammer',
    title: 'næringsrådgiver',
    email: 'silje.marie.nordseth@lillehammer.example.org',
  },
  /** The same once more, as a colleague at the meeting called her: entered twice, for somebody to notice. */
  siljeAgain: { name: 'Silje Nordseth', at: 'lillehammer', title: 'næringsrådgiver' },
  bjornErik: {
    name: 'Bjørn Erik Tande',
    at: 'lillehammer',
    title: 'rådgiver',
    email: 'bjorn.erik.tande@lillehammer.example.org',
  },
  terje: {
    name: 'Terje Mulikka',
    at: 'asnes',
    title: 'skogbrukssjef',
    email: 'terje.mulikka@asnes.example.org',
  },
  amina: {
    name: 'Amina Hassan Lie',
    at: 'kongsvinger',
    title: 'næringsrådgiver',
    email: 'amina.hassan.lie@kongsvinger.example.org',
  },
  gunnhild: {
    name: 'Gunnhild Aasmo-Rønning',
    title: 'forsker i skogøkonomi',
    email: 'gunnhild.aasmo-ronning@forskning.example.org',
  },
  ragnhild: {
    name: 'Ragnhild Sæther Moe',
    at: 'innlandet',
    title: 'seniorrådgiver',
    email: 'ragnhild.saether.moe@innlandet.example.org',
  },
  thea: {
    name: 'Thea Brandvold',
    at: 'kongsvinger',
    title: 'rådgiver for samferdsel',
    email: 'thea.brandvold@kongsvinger.example.org',
  },
  oddArne: {
    name: 'Odd Arne Pekkola',
    at: 'grue',
    title: 'utviklingsleder',
    email: 'odd.arne.pekkola@grue.example.org',
  },
  lisbet: {
    name: 'Lisbet Honkavaara Holt',
    at: 'asnes',
    title: 'rådgiver',
    email: 'lisbet.honkavaara.holt@asnes.example.org',
  },
  javva: {
    name: 'Jåvva Bendik Nordli',
    at: 'elverum',
    title: 'samfunnsplanlegger',
    email: 'javva.bendik.nordli@elverum.example.org',
  },
  annaKarin: {
    name: 'Anna-Karin Östlund',
    at: 'torsby',
    title: 'näringslivsutvecklare',
    email: 'anna-karin.ostlund@torsby.example.org',
    language: 'sv',
  },
  goran: {
    name: 'Göran Älgås',
    at: 'eda',
    title: 'utvecklingschef',
    email: 'goran.algas@eda.example.org',
    language: 'sv',
  },
  sofia: {
    name: 'Sofia Lindqvist Ekdahl',
    at: 'eda',
    title: 'trafikstrateg',
    email: 'sofia.lindqvist.ekdahl@eda.example.org',
    language: 'sv',
  },
  mattias: {
    name: 'Mattias Byström',
    at: 'malungSalen',
    title: 'samhällsplanerare',
    email: 'mattias.bystrom@malung-salen.example.org',
    language: 'sv',
  },
  dagFinn: { name: 'Dag Finn Åmodt', title: 'grensependler', email: 'dag.finn.aamodt@pendler.example.org' },
  elin: {
    name: 'Elin Sjöstrand',
    at: 'varmland',
    title: 'strateg',
    email: 'elin.sjostrand@varmland.example.org',
    language: 'sv',
  },
} as const satisfies Record<string, PersonScript>

export type PersonKey = keyof typeof people

/** Who works for the collaboration itself. The administrator founded it. */
export const staff = { administrator: 'torunn', secretariat: ['hakon', 'froydis'] } as const
