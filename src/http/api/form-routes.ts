import { mostFormBytes } from '../../contract/supplies.ts'
import { addForm, formPdf, listForms, setFormStock } from '../../office/printing/forms.ts'
import { printForm } from '../../office/printing/print-more.ts'
import { orRefuse } from './answer.ts'
import { os } from './base.ts'

export const formRoutes = {
  list: os.forms.list.handler(async ({ context: { office } }) => [...(await listForms(office))]),
  add: os.forms.add.handler(async ({ input, context: { office } }) =>
    orRefuse(await addForm(office, { ...input, stockCount: input.stockCount ?? null }, mostFormBytes)),
  ),
  setStock: os.forms.setStock.handler(async ({ input, context: { office } }) =>
    orRefuse(await setFormStock(office, input.formId, input.stockCount)),
  ),
  pdf: os.forms.pdf.handler(async ({ input, context: { office, press } }) => {
    const pdf = orRefuse(await formPdf(office, press, input.formId))
    return new File([pdf], `form-${input.formId}.pdf`, { type: 'application/pdf' })
  }),
  print: os.forms.print.handler(async ({ input, context: { office } }) => ({
    jobIds: [...orRefuse(await printForm(office, input.formId, input.printer, input.copies)).jobIds],
  })),
}
