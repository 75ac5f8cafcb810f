// How the form of a Polaris is divided: what every office fills in first, then what few ever change.
import { polarisSecrets, type PolarisSettings } from './settings.ts'

type Name = keyof PolarisSettings | (typeof polarisSecrets)['accessKey' | 'password' | 'oauth']

export const polarisParts: readonly { label: string; isFolded: boolean; names: readonly Name[] }[] = [
  { label: 'Where it is', isFolded: false, names: ['papiAddress', 'staffAddress'] },
  {
    label: 'Who we are there',
    isFolded: false,
    names: [
      'accessId',
      polarisSecrets.accessKey,
      'domain',
      'user',
      polarisSecrets.password,
      'userId',
      'branchId',
      'workstationId',
    ],
  },
  {
    label: 'Way of working',
    isFolded: false,
    names: ['way', 'patronCodeId', 'institutionCodeId', 'mayReturnIll', 'mayDeleteIll', 'mayActivateIll'],
  },
  { label: 'Questions Polaris asks', isFolded: true, names: ['holdQuestions', 'prompts'] },
  {
    label: 'Branches and institutions that are called otherwise',
    isFolded: true,
    names: ['branchCodes', 'institutionCardPrefix', 'institutions'],
  },
  { label: 'Codes of temporary items', isFolded: true, names: ['item'] },
  {
    label: 'Log-in by an identity provider',
    isFolded: true,
    names: ['staffLogIn', 'identity', polarisSecrets.oauth],
  },
  {
    label: 'How much and how often',
    isFolded: true,
    names: ['looksPerHour', 'discovery', 'timeoutSeconds', 'compareAtOnce', 'callsPerComparison'],
  },
  {
    label: 'What a site may correct',
    isFolded: true,
    names: ['signedAddress', 'languageId', 'staffLanguage', 'appId', 'productId', 'orgId', 'siteDomain', 'assumed'],
  },
]
