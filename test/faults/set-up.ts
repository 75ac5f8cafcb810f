// The office of the fault run and what it is connected to, put together before anything runs: members as Polaris knows
// them, partners in WorldShare, readers, copies to lend.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { polarisSecrets, polarisSettings } from '../../src/connectors/polaris/settings.ts'
import { worldshareSecret, worldshareSettings } from '../../src/connectors/worldshare/settings.ts'
import { defaultPolicy } from '../../src/domain/policies/policy.ts'
import { createToken } from '../../src/http/sign-in/tokens.ts'
import { blankItem } from '../../src/lab/polaris/ill-life.ts'
import { seed } from '../../src/lab/polaris/seed.ts'
import { seedBranches } from '../../src/lab/polaris/seed-branches.ts'
import { defaultSettings } from '../../src/lab/polaris/settings.ts'
import { loadSettings } from '../../src/office/directory/settings.ts'
import { addLibrary } from '../../src/store/libraries.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/open.ts'
import { insertStaff } from '../../src/store/staff.ts'
import type { Place } from '../database.ts'
import { bornSettings } from '../../src/connectors/polaris/born/settings.ts'
import { settingsAt } from '../worldshare-answers.ts'

export const us = 128807
export const officeBranch = 3
const lenders = [
  { id: 148456, symbol: 'XHV', name: 'Harrow Valley Library' },
  { id: 116402, symbol: 'XSB', name: 'Silverbrook College' },
  { id: 100311, symbol: 'XMP', name: 'Maple Point Public Library' },
  { id: 101429, symbol: 'XEL', name: 'Elm Harbor Library' },
] as const
/** Those that ask us. */
export const borrowers = [101753, 100863] as const
const borrowerNames = ['Old Hickory Public Library', 'Bramble College'] as const
const borrowerSymbols = ['XOH', 'XBR'] as const
const address = JSON.stringify({ lines: ['1 Main Street'], city: 'Alder Falls', region: 'NY', postcode: '13999' })

export interface FaultOffice {
  readonly token: string
  /** Of the members, with Polaris’ number of each. */
  readonly members: readonly { readonly id: number; readonly branchId: number }[]
  readonly lenderIds: readonly number[]
  /** Cards of readers Polaris knows from the first. */
  readonly cards: readonly string[]
  /** Titles to lend, one copy each, with the copy’s barcode. */
  readonly shelf: readonly { readonly title: string; readonly barcode: string; readonly branchId: number }[]
}

export async function setUp(given: {
  readonly place: Place
  readonly home: string
  readonly polarisFolder: string
  readonly polarisUrl: string
  readonly worldshareUrl: string
  /** Where Polaris’ reports are laid. */
  readonly reports: string
  readonly way: 'ill-module' | 'temporary-items'
  readonly copies: number
  readonly readers: number
}): Promise<FaultOffice> {
  const { home, polarisUrl, worldshareUrl } = given
  await mkdir(given.reports, { recursive: true })
  await mkdir(join(home, 'secrets'), { recursive: true, mode: 0o700 })
  for (const [name, value] of [
    [polarisSecrets.accessKey, defaultSettings.accessKey],
    [polarisSecrets.password, 'notarealpassword'],
    [worldshareSecret, 'demoSecret'],
  ] as const)
    await writeFile(join(home, 'secrets', name), value, { mode: 0o600 })
  const there = await furnishPolaris(given)

  const store = await openStore(given.place)
  try {
    await migrate(store)
    const made = await store.transact(async (tx) => {
      const members: { id: number; branchId: number }[] = []
      for (const [index, [code, name]] of seedBranches.entries()) {
        if (index === 0) continue
        const id = await addLibrary(tx, { kind: 'member', name, code, address }, [])
        members.push({ id, branchId: officeBranch + index })
      }
      const lenderIds: number[] = []
      for (const { id, symbol, name } of lenders)
        lenderIds.push(
          await addLibrary(tx, { kind: 'partner', name, channel: 'worldshare', address }, [
            { scheme: 'OCLC', symbol },
            { scheme: 'OCLC-REGISTRY', symbol: String(id) },
          ]),
        )
      for (const [index, id] of borrowers.entries())
        await addLibrary(
          tx,
          {
            kind: 'partner',
            name: borrowerNames[index] ?? '',
            code: borrowerSymbols[index] ?? '',
            channel: 'worldshare',
            address,
          },
          [{ scheme: 'OCLC-REGISTRY', symbol: String(id) }],
        )
      return { members, lenderIds }
    })
    const token = await hire()
    const kept = await loadSettings(store)
    const changed = await kept.change(
      {
        office: {
          name: 'Five Rivers',
          symbols: [{ scheme: 'OCLC', symbol: 'XFL' }],
          timeZone: 'America/New_York',
          address: { lines: ['1 Mill St'], city: 'Alder Falls', region: 'NY', postcode: '13999', country: 'US' },
          email: 'ill@fiverivers.example',
          phone: null,
        },
        policy: {
          ...defaultPolicy,
          intake: { ...defaultPolicy.intake, copyrightWarning: 'A warning concerning copyright' },
        },
      },
      new Date(),
    )
    if (!changed.ok) throw new Error(changed.sentence)
    await kept.changeConnection(
      'polaris',
      {
        isOn: true,
        fields: json(polarisSettings, {
          papiAddress: `${polarisUrl}/PAPIService/REST`,
          staffAddress: `${polarisUrl}/Polaris.ApplicationServices/api`,
          accessId: defaultSettings.accessId,
          domain: 'FLDOMAIN',
          user: 'illstaff',
          branchId: officeBranch,
          userId: 799,
          workstationId: 1205,
          mayReturnIll: true,
          mayDeleteIll: true,
          mayActivateIll: true,
          institutions: Object.fromEntries(borrowerSymbols.map((symbol, index) => [symbol, institutionCard(index)])),
          timeoutSeconds: 1,
          way: given.way,
          looksPerHour: 20_000,
        }),
      },
      new Date(),
    )
    await kept.changeConnection(
      'polaris-reports',
      { isOn: true, fields: json(bornSettings, { reportFolder: given.reports }) },
      new Date(),
    )
    const { deliveryAddress, billingAddress } = settingsAt(worldshareUrl)
    await kept.changeConnection(
      'worldshare',
      {
        isOn: true,
        fields: json(worldshareSettings, {
          registryId: us,
          clientId: 'demoWSKeyClientId',
          tokenAddress: `${worldshareUrl}/token`,
          searchAddress: worldshareUrl,
          searchesHoldings: false,
          deliveryAddress,
          billingAddress,
          keyExpiresOn: '2099-01-01',
          pollHours: { soon: 6, today: 12, slow: 24 },
          searchMinutes: 5,
          timeoutSeconds: 1,
          callsPerHour: 100_000,
          assumed: { requestsBase: `${worldshareUrl}/ill/request/data` },
        }),
      },
      new Date(),
    )
    return { token, ...made, ...there }
  } finally {
    await store.close()
  }

  async function hire(): Promise<string> {
    const now = new Date()
    const clerk = {
      id: 'anna',
      name: 'Anna',
      email: 'anna@office.example',
      role: 'administrator',
      libraryId: null,
    } as const
    await store.transact((tx) => insertStaff(tx, { ...clerk, passwordHash: 'none', mustChangePassword: false }, now))
    const answer = await createToken(
      store,
      { kind: 'staff', userId: clerk.id, role: clerk.role, libraryId: null, name: clerk.name, via: 'session' },
      { name: 'the desk', role: 'librarian', libraryId: null, endsAt: new Date(now.getTime() + 86_400_000) },
      now,
    )
    if (!answer.ok) throw new Error(answer.sentence)
    return answer.value.secret
  }
}

/** As the settings’ screen keeps it. */
const json = (shape: z.ZodType, fields: object) => z.json().parse(JSON.parse(JSON.stringify(shape.parse(fields))))
const institutionCard = (index: number): string => `2123400009${String(index).padStart(4, '0')}`

/** Polaris’ first day with more readers, a patron for each library that asks us, and copies they ask for. */
async function furnishPolaris({
  polarisFolder,
  copies,
  readers,
}: {
  readonly polarisFolder: string
  readonly copies: number
  readonly readers: number
}): Promise<Pick<FaultOffice, 'cards' | 'shelf'>> {
  const now = new Date()
  const state = seed(now)
  // What the run asks for and nothing else.
  state.ills = []
  const [model] = state.patrons
  const [bib] = state.bibs
  if (!model || !bib) throw new Error('the make-believe Polaris is empty')
  const patronLike = (barcode: string, last: string, first: string, branchId: number, codeId: number): void => {
    const id = state.next['patron'] ?? 1
    state.next['patron'] = id + 1
    state.patrons.push({
      ...model,
      id,
      barcode,
      branchId,
      codeId,
      addresses: [],
      fields: { ...model.fields, NameFirst: first, NameLast: last, EmailAddress: `r${id}@readers.example` },
    })
  }
  const cards = Array.from({ length: readers }, (_, index) => `2123400001${String(index).padStart(4, '0')}`)
  for (const [index, card] of cards.entries()) patronLike(card, `Reader${index}`, 'Ada', 4 + (index % 33), 1)
  for (const [index, name] of borrowerNames.entries()) patronLike(institutionCard(index), name, '', officeBranch, 4)
  const shelf = Array.from({ length: copies }, (_, index) => ({
    title: `L${String(index + 1).padStart(5, '0')} to be lent`,
    barcode: `3123400007${String(index).padStart(4, '0')}`,
    branchId: 4 + (index % 33),
  }))
  for (const [index, one] of shelf.entries()) {
    const bibId = 600_000 + index
    state.bibs.push({ ...bib, id: bibId, title: one.title, author: 'Lender, Lena', isbn: '', oclc: '' })
    state.items.push({
      ...blankItem(now.toISOString()),
      id: 700_000 + index,
      barcode: one.barcode,
      bibId,
      branchId: one.branchId,
      shelf: 'Stacks',
      holdable: true,
      inPac: true,
      renewalLimit: 2,
    })
  }
  await mkdir(join(polarisFolder, 'polaris'), { recursive: true })
  await writeFile(join(polarisFolder, 'polaris', 'state.json'), JSON.stringify(state))
  return { cards, shelf }
}
