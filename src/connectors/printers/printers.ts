// The printers of the office, by what they speak.
import type { Printers } from '../../office/paper-port.ts'
import { printPages } from './ipp.ts'
import { sendLabels } from './zpl.ts'

export const printers: Printers = {
  page: (address, pdf, job) => printPages(address, pdf, job),
  label: (address, sheets, size) => sendLabels(address, sheets, size),
}
