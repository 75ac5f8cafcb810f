import { polarisReader, type PolarisReader } from '../../domain/assumptions/polaris.ts'

/** How this make-believe Polaris is set up; the defaults suit a program on the same machine. */
export interface PolarisSettings {
  readonly accessId: string
  readonly accessKey: string
  /** The name outside, if it differs from the one called: then that is what callers hash (ExternalHostname). */
  readonly externalHostname: string | null
  /** Protected calls over plain HTTP get 403; from this machine they are allowed unless this is on. */
  readonly needsHttps: boolean
  readonly uriForms: 'either' | 'encoded' | 'plain'
  /** Conditionals that a new request meets. */
  readonly illPolicy: boolean
  readonly chargesForHolds: boolean
  /** What a day too late costs; 0: the library takes no fines. Institutions (patron code 4) pay none. */
  readonly finePerDayCents: number
  /** One that only stands for hold and ILL creation: whose secret must sign it. */
  readonly requestsNeedPatron: boolean
  readonly assumed: PolarisReader
}

export const defaultSettings: PolarisSettings = {
  accessId: 'ILLDEMO',
  accessKey: '5D1E9A70-0C3B-4F62-8A17-EXAMPLEKEY01',
  externalHostname: null,
  needsHttps: false,
  uriForms: 'either',
  illPolicy: false,
  chargesForHolds: false,
  finePerDayCents: 0,
  requestsNeedPatron: false,
  assumed: polarisReader(),
}
