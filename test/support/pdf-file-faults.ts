import { createHash } from 'node:crypto'
import { type PdfFile, textOfString } from './pdf-objects.ts'

/** What PDF/A and PDF/UA ask of the file as a whole: catalog, metadata, output profile, attached files. */
export function fileFaults(file: PdfFile): string[] {
  return [
    ...catalogFaults(file),
    ...metadataFaults(file),
    ...attachmentFaults(file),
    ...(file.trailer.Encrypt === undefined ? [] : ['the file is encrypted']),
    ...(file.list(file.trailer.ID).length === 2 ? [] : ['the file has no ID']),
  ]
}

function catalogFaults(file: PdfFile): string[] {
  const root = file.dict(file.trailer.Root)
  const faults: string[] = []
  if (!/^[a-z]{2}(-|$)/.test(textOfString(root.Lang) ?? '')) faults.push('the catalog has no language')
  if (file.dict(root.MarkInfo).Marked !== true) faults.push('the file is not marked as tagged')
  if (file.dict(root.ViewerPreferences).DisplayDocTitle !== true) faults.push('the title is not displayed')
  for (const key of ['OpenAction', 'AA', 'AcroForm', 'OCProperties', 'Requirements', 'Perms'])
    if (root[key] !== undefined) faults.push(`the catalog has ${key}`)
  if (file.dict(root.Names).JavaScript !== undefined) faults.push('the file has scripts')
  const [intent, ...more] = file.list(root.OutputIntents).map((one) => file.dict(one))
  const profile = intent ? Buffer.from(file.stream(intent.DestOutputProfile)) : Buffer.alloc(0)
  if (more.length > 0 || intent?.S !== '/GTS_PDFA1' || profile.toString('latin1', 16, 20) !== 'RGB ')
    faults.push('the file has not one output profile, of RGB')
  return faults
}

function metadataFaults(file: PdfFile): string[] {
  const root = file.dict(file.trailer.Root)
  const info = file.dict(file.trailer.Info)
  const stream = file.dict(root.Metadata)
  const xmp = Buffer.from(file.stream(root.Metadata)).toString('utf8')
  const attached = file.list(root.AF).length > 0
  const faults: string[] = []
  const same = (what: string, left: string | null, right: string | null) => {
    if (left !== right) faults.push(`${what} is ${left} in one place, ${right} in the other`)
  }
  const text = (key: string) => textOfString(file.get(info[key]))
  if (stream.Filter !== undefined || stream.Subtype !== '/XML') faults.push('metadata is packed or no XML')
  same('pdfaid:part', attached ? '3' : '2', element(xmp, 'pdfaid:part'))
  same('pdfaid:conformance', 'A', element(xmp, 'pdfaid:conformance'))
  same('pdfuaid:part', '1', element(xmp, 'pdfuaid:part'))
  same('language', textOfString(root.Lang), item(xmp, 'dc:language'))
  same('title', text('Title'), item(xmp, 'dc:title'))
  same('author', text('Author'), item(xmp, 'dc:creator'))
  same('creator', text('Creator'), element(xmp, 'xmp:CreatorTool'))
  same('producer', text('Producer'), element(xmp, 'pdf:Producer'))
  same('creation', instant(text('CreationDate')), element(xmp, 'xmp:CreateDate'))
  same('change', instant(text('ModDate')), element(xmp, 'xmp:ModifyDate'))
  if (!text('Title')) faults.push('the file has no title')
  return faults
}

function instant(date: string | null): string | null {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(date ?? '')
  if (!parts) return date
  const [, year, month, day, hour, minute, second] = parts
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`
}

function element(xmp: string, name: string): string | null {
  const found = [...xmp.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))]
  return found.length === 1 ? unescaped(found[0]?.[1] as string) : null
}

function item(xmp: string, name: string): string | null {
  const found = new RegExp(`<${name}>[^]*?<rdf:li[^>]*>([^<]*)</rdf:li>`).exec(xmp)
  return found ? unescaped(found[1] as string) : null
}

function unescaped(xml: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
  return xml.replace(/&(\w+);/g, (_, name) => entities[name] ?? '?')
}

/** Every attached file is found from the catalog and by name, and says what it is. */
function attachmentFaults(file: PdfFile): string[] {
  const root = file.dict(file.trailer.Root)
  const associated = file.list(root.AF)
  const named = file.list(file.dict(file.dict(root.Names).EmbeddedFiles).Names)
  const keys = named.filter((_, index) => index % 2 === 0).map((key) => textOfString(key) ?? '')
  const faults: string[] = []
  if (new Set(keys).size !== keys.length || keys.toSorted().join() !== keys.join())
    faults.push('the names of attached files are not sorted')
  if (keys.length !== associated.length) faults.push('an attached file is not associated, or not named')
  const specifications = file.all().filter((dict) => dict.Type === '/Filespec')
  if (specifications.length !== associated.length) faults.push('a file specification is not associated')
  for (const specification of specifications) {
    const { F, UF, Desc, AFRelationship, EF } = specification
    const embedded = file.dict(file.dict(EF).F)
    const params = file.dict(embedded.Params)
    const bytes = file.stream(file.dict(EF).F)
    if (!textOfString(F) || !textOfString(UF) || !textOfString(Desc))
      faults.push('an attached file has no name or description')
    if (!/^\/(Data|Source|Supplement)$/.test(String(AFRelationship)))
      faults.push('an attached file has no relationship')
    if (embedded.Type !== '/EmbeddedFile' || !/^\/\w+\/\S+$/.test(String(embedded.Subtype)))
      faults.push('an attached file has no type')
    const sum = createHash('md5').update(bytes).digest('hex')
    const said = params.CheckSum instanceof Uint8Array ? Buffer.from(params.CheckSum).toString('hex') : ''
    if (params.Size !== bytes.length || said !== sum)
      faults.push('an attached file has other bytes than it says')
    if (!textOfString(params.ModDate)?.startsWith('D:')) faults.push('an attached file has no date')
  }
  const embeds = file.all().filter((dict) => dict.Type === '/EmbeddedFile')
  if (embeds.length !== specifications.length) faults.push('a file is embedded without saying so')
  return faults
}
