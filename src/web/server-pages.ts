// Pages that the server draws by itself, outside the workbench.

/** Pages beside the make-believe office. */
export const demoPages = [
  { label: 'Polaris (make-believe)', address: '/demo/polaris' },
  { label: 'WorldShare (make-believe)', address: '/demo/worldshare' },
  { label: 'Straps for the tour', address: '/demo' },
] as const
export const serverPages = {
  signOut: '/sign-out',
  password: '/sign-in/password',
  signIn: (next: string): string => `/sign-in?${new URLSearchParams({ next }).toString()}`,
} as const

/** A carrier’s packages of a day, to print or for its own program. */
export const manifestPage = (on: string, carrier: string, form: 'pdf' | 'csv'): string =>
  `/api/shipping-day/manifest?${new URLSearchParams({ on, carrier, form }).toString()}`
/** What is in a crate, or the label of a courier’s bag. */
export const parcelPaperPage = (parcelId: number, kind: 'bag' | 'crate'): string =>
  `/api/packages/${parcelId}/papers/${kind}`
