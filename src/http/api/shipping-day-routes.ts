// What leaves on a day: its list, the meter beside it, manifests; and the papers of one package.
import type { PaperPart } from '../../domain/printing/sheet.ts'
import { lossWords } from '../../domain/shipping/loss.ts'
import { carrierWords } from '../../domain/shipping/services.ts'
import { writeWeight } from '../../domain/values/weight.ts'
import { today, type Office } from '../../office/context.ts'
import { parcelPaper } from '../../office/mailroom/parcel-papers.ts'
import {
  daysAfter,
  manifestCsv,
  manifestOf,
  noteMeter,
  serviceLabel,
  shippingDay,
} from '../../office/mailroom/shipping-day.ts'
import type { Press } from '../../office/paper-port.ts'
import { orRefuse } from './answer.ts'
import { os } from './base.ts'

export const shippingDayRoutes = {
  paper: os.packing.paper.handler(async ({ input: { parcelId, kind }, context: { office, press } }) =>
    pdfOf(press, orRefuse(await parcelPaper(office, parcelId, kind)), `${kind}.pdf`),
  ),

  day: os.packing.day.handler(({ input, context: { office } }) => dayOf(office, input.on ?? today(office))),

  meter: os.packing.meter.handler(async ({ input: { on, carrier, cents }, context: { office } }) => {
    orRefuse(await noteMeter(office, on, carrier, cents))
    return dayOf(office, on)
  }),

  manifest: os.packing.manifest.handler(async ({ input: { on, carrier, form }, context: { office, press } }) => {
    if (form === 'pdf') return pdfOf(press, orRefuse(await manifestOf(office, on, carrier)), `${carrier}-${on}.pdf`)
    const csv = orRefuse(await manifestCsv(office, on, carrier))
    return new File([csv], `${carrier}-${on}.csv`, { type: 'text/csv' })
  }),
}

const pdfOf = async (press: Press, paper: PaperPart, name: string): Promise<File> =>
  new File([await press.draw([paper])], name, { type: 'application/pdf' })

async function dayOf(office: Office, on: string) {
  return {
    on,
    later: await daysAfter(office, on),
    carriers: (await shippingDay(office, on)).map(({ carrier, parcels, cents, unpriced, meterCents, words }) => ({
      carrier,
      label: carrier === null ? 'Carrier not said' : carrierWords[carrier],
      cents,
      unpriced,
      meterCents,
      words,
      parcels: parcels.map(({ parcel, library, loss, closing }) => {
        const oz = parcel.gross_oz ?? parcel.estimated_oz
        return {
          id: parcel.id,
          number: parcel.number,
          library: library.name,
          kind: library.kind,
          service: serviceLabel(parcel.service),
          weight: oz === null ? null : writeWeight(oz),
          postageCents: parcel.postage_cents,
          tracking: parcel.tracking,
          state: parcel.state,
          lost: loss === null ? null : { words: lossWords(loss), foundAt: loss.foundAt?.toISOString() ?? null },
          closing,
        }
      }),
    })),
  }
}
