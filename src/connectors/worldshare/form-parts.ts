// How the form of a WorldShare is divided: what every office fills in first, then what few ever change.
import { worldshareSecret, type WorldshareSettings } from './settings.ts'

type Name = keyof WorldshareSettings | typeof worldshareSecret

export const worldshareParts: readonly { label: string; isFolded: boolean; names: readonly Name[] }[] = [
  { label: 'Who we are there', isFolded: false, names: ['registryId', 'clientId', worldshareSecret, 'keyExpiresOn'] },
  {
    label: 'Where things go',
    isFolded: false,
    names: ['deliveryAddress', 'billingAddress', 'deliveryOptions', 'deliveryEmail'],
  },
  {
    label: 'Way of working',
    isFolded: false,
    names: [
      'sendAs',
      'daysToRespond',
      'needBeforeDays',
      'maximumCostCents',
      'usesIfm',
      'lendsByWorldshare',
      'searchesHoldings',
    ],
  },
  { label: 'What WorldShare learns of a patron', isFolded: true, names: ['namesPatron', 'keepsPatronRecords'] },
  {
    label: 'How much and how often',
    isFolded: true,
    names: ['pollHours', 'searchMinutes', 'callsPerHour', 'timeoutSeconds', 'compareAtOnce'],
  },
  {
    label: 'What a site may correct',
    isFolded: true,
    names: ['tokenAddress', 'searchAddress', 'verification', 'assumed'],
  },
]
