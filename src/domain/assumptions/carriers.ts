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
  servicesAbroad: assume<boolean>({
    about:
      'Whether the services of USPS, UPS and FedEx that the office uses, with their prices and insurance, go to another country.',
    value: false,
    other: true,
    ground: 'inferred',
    source:
      'Library Mail, Media Mail, Ground Advantage and Flat Rate by domestic prices, and both Grounds, are domestic',
    ask: 'Is there a contract by which packages to a library abroad go at prices we can key?',
  }),
  bookMailIsOneClass: assume<boolean>({
    about: 'Whether Library Mail takes as long as Media Mail: what was learnt of one counts for the other.',
    value: true,
    other: false,
    ground: 'inferred',
    source: 'usps.com gives 2 to 8 business days for both',
    ask: 'Is Library Mail sorted and carried with Media Mail all the way?',
  }),
}
