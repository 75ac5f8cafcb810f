import { assume } from './assumption.ts'

/** What carriers leave open that the office relies on; each office sets the days in Settings, Shipping. */
export const carrierAssumptions = {
  upsClaimDays: assume<{ readonly firstDays: number; readonly lastDays: number }>({
    about: 'Days after mailing on which UPS takes a claim for a lost package.',
    value: { firstDays: 7, lastDays: 60 },
    other: { firstDays: 1, lastDays: 60 },
    ground: 'unknown',
    source: '60 days as with USPS; no page of UPS was found that counts from mailing',
    ask: 'From which day and until which may a lost package be claimed, and is it counted from mailing or from the day it should have been there?',
  }),
  fedexClaimDays: assume<{ readonly firstDays: number; readonly lastDays: number }>({
    about: 'Days after mailing on which FedEx takes a claim for a lost package.',
    value: { firstDays: 7, lastDays: 60 },
    other: { firstDays: 1, lastDays: 60 },
    ground: 'unknown',
    source: '60 days as with USPS; no page of FedEx was read',
    ask: 'From which day and until which may a lost package be claimed?',
  }),
}
