import { SaxesParser } from 'saxes'
import type { Bib } from '../state.ts'
import { DoorTrouble } from '../trouble.ts'

/** A title as MARCXML, with what this Polaris knows of it. */
export function marcXml(bib: Bib): string {
  const field = (tag: string, text: string, ind = '  ', code = 'a'): string =>
    text === ''
      ? ''
      : `<datafield tag="${tag}" ind1="${ind[0] ?? ' '}" ind2="${ind[1] ?? ' '}"><subfield code="${code}">${escaped(text)}</subfield></datafield>`
  return [
    '<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000 a 4500</leader>',
    `<controlfield tag="001">${bib.id}</controlfield>`,
    field('010', bib.lccn),
    field('020', bib.isbn),
    field('022', bib.issn),
    field('035', bib.oclc === '' ? '' : `(OCoLC)${bib.oclc}`),
    field('099', bib.callNumber),
    field('100', bib.author, '1 '),
    field('245', bib.title, '10'),
    field('250', bib.edition),
    field('260', bib.publisher, '  ', 'b'),
    field('260', bib.year, '  ', 'c'),
    '</record>',
  ].join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

export interface MarcRecord {
  readonly control: ReadonlyMap<string, string>
  /** The first of each, by tag and subfield code: 245a. */
  readonly fields: ReadonlyMap<string, string>
}

/** The records of a MARCXML collection. */
export function readMarcXml(xml: string): MarcRecord[] {
  const records: { control: Map<string, string>; fields: Map<string, string> }[] = []
  let tag = ''
  let key = ''
  let text = ''
  let problem: string | undefined
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => (problem ??= error.message))
  parser.on('doctype', () => (problem ??= 'a document type is not allowed'))
  parser.on('opentag', ({ local, attributes }) => {
    const value = (name: string): string => attributes[name]?.value ?? ''
    text = ''
    if (local === 'record') records.push({ control: new Map(), fields: new Map() })
    if (local === 'controlfield' || local === 'datafield') tag = value('tag')
    if (local === 'subfield') key = tag + value('code')
  })
  parser.on('text', (more) => (text += more))
  parser.on('closetag', ({ local }) => {
    const record = records.at(-1)
    if (local === 'controlfield') record?.control.set(tag, text)
    if (local === 'subfield' && !record?.fields.has(key)) record?.fields.set(key, text)
  })
  parser.write(xml).close()
  if (problem !== undefined) throw new DoorTrouble(400, `The body is not MARCXML: ${problem}`)
  return records
}
