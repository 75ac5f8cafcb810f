// Each station has its printers: what a scan there has queued comes out where the person stands.
import type { Station } from '../../domain/lifecycle/table.ts'
import type { Tx } from '../../store/open.ts'
import { sendToPrinters } from '../../store/print-jobs.ts'
import { paperSettings } from './paper-settings.ts'

export async function printAtStation(
  tx: Tx,
  station: Station,
  which: { readonly gesture: string; readonly parcelId: number | null },
): Promise<void> {
  const here = (await paperSettings(tx)).stationPrinters.filter((one) => one.station === station)
  if (here.length > 0) await sendToPrinters(tx, which, here)
}
