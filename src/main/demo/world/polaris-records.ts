// Records as the Polaris emulator takes them (`POST /emulator/records`).
interface Item {
  barcode: string
  title: string
  branch: string
  status?: number
  callNumber?: string
  note?: string
  isHoldable?: boolean
  loan?: { card: string; dueOn: string; branch?: string }
  to?: string
  since?: string
}
interface Wish {
  card: string
  title: string
  status: number
  pickup: string
  item?: string
  note: string
}
export interface PolarisRecords {
  readonly replace: true
  readonly branches: { code: string; name: string; city: string; receivesIll: boolean }[]
  readonly patrons: {
    card: string
    pin?: string
    first: string
    last: string
    branch: string
    code?: number
    email?: string
    phone?: string
    blockingNote?: string
  }[]
  readonly titles: { key: string; title: string; author: string; isbn: string; isListed?: boolean }[]
  readonly items: Item[]
  readonly holds: (Wish & { placedAt: string })[]
  readonly illRequests: (Wish & { author: string; isbn: string; askedAt: string })[]
}

export const noRecords = (): PolarisRecords => ({
  replace: true,
  branches: [],
  patrons: [],
  titles: [],
  items: [],
  holds: [],
  illRequests: [],
})
