// The card-holder that stands for a library or facility: by the settings, else the patron whose last name is its symbol.
import { ConnectorError } from '../../office/ports.ts'
import { basicData } from './patrons.ts'
import { searchPatrons } from './papi/patron-search.ts'
import type { Polaris } from './polaris.ts'

export interface Holder {
  readonly patronId: number
  readonly card: string
}

export async function holderOf(polaris: Polaris, institution: string, reference: string): Promise<Holder> {
  const card = polaris.settings().institutions[institution]
  if (card !== undefined) return patronByCard(polaris, card, reference)
  const found = (await searchPatrons(polaris, { PATN: institution }, reference)).filter(
    (row) => (row.name.split(',')[0] ?? '').trim().toLowerCase() === institution.toLowerCase(),
  )
  const [only] = found
  if (only && found.length === 1) return { patronId: only.patronId, card: only.card }
  throw found.length > 1
    ? new ConnectorError(
        'refused',
        `${found.length} patrons in Polaris are called ${institution}: set the right card under institutions in the settings.`,
      )
    : new ConnectorError(
        'by-hand',
        `No patron in Polaris stands for ${institution}. Create one in Leap: last name ${institution}, patron code for ILL, no notices, no limits; then try again.`,
      )
}

export async function patronByCard(
  polaris: Polaris,
  card: string,
  reference: string,
  isQuiet = false,
): Promise<Holder> {
  const found = await basicData(polaris, card, reference, isQuiet)
  if (!found) throw new ConnectorError('refused', 'No patron in Polaris has this card: look at the request’s patron.')
  return { patronId: found.PatronID, card: found.Barcode ?? card }
}
