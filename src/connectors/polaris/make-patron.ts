// One patron record made in Polaris (PAPI 8.0, PatronRegistrationCreate v2). Whoever calls looks first whether it is there.
import { z } from 'zod'
import type { Polaris } from './polaris.ts'

const madeShape = z.looseObject({ PatronID: z.number().int().positive(), Barcode: z.string().nullish() })

export const makesPatron = 'PatronRegistrationCreate'

export const makePatron = (polaris: Polaris, record: Readonly<Record<string, unknown>>, reference: string | null) =>
  polaris.papi.call({
    name: makesPatron,
    method: 'POST',
    isProtected: false,
    version: 'v2',
    parts: ['patron'],
    by: 'anyone',
    body: record,
    reference,
    shape: madeShape,
  })
