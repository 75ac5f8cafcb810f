import type { z } from 'zod'
import type { LibraryView, libraryFields, officeSettings } from '../../contract/directory.ts'
import { refuse } from '../../domain/refusal.ts'
import { today, type Office, type OfficeSettings } from '../../office/context.ts'
import { addLibrary, changeLibrary, warningsOf, type LibraryOrder } from '../../office/directory/libraries.ts'
import { forgetInstitution, institution } from '../../office/directory/institution.ts'
import type { SettingsCache } from '../../office/directory/settings.ts'
import { keptForNow, releaseHold } from '../../office/privacy/kept-back.ts'
import { scrubPreview } from '../../office/privacy/scrub.ts'
import type { Address } from '../../store/column-types.ts'
import { libraryById, listLibraries, symbolsOf, type ListedLibrary } from '../../store/libraries.ts'
import { settingsVersion } from '../../store/settings.ts'
import { orRefuse, refusalError } from './answer.ts'
import { os } from './base.ts'

export const directoryRoutes = {
  me: os.me.handler(async ({ context: { office, person, isDemo } }) => {
    const { name: officeName, timeZone } = office.settings()
    const library = person.libraryId === null ? undefined : await libraryById(office.store.db, person.libraryId)
    return {
      userId: person.userId,
      name: person.name,
      role: person.role,
      library: library ? { id: library.id, name: library.name } : null,
      officeName,
      timeZone,
      today: today(office),
      isDemo,
    }
  }),

  libraries: {
    list: os.libraries.list.handler(async ({ input, context: { office, asker } }) => {
      // A member library chooses among the members where a book is picked up; the rest is the office's.
      if (asker.sight.of !== 'all') return (await listLibraries(office.store.db, 'member')).map(inPublic)
      return (await listLibraries(office.store.db, input.kind)).map(libraryView)
    }),
    get: os.libraries.get.handler(async ({ input, context: { office } }) => {
      const library = await libraryById(office.store.db, input.libraryId)
      if (!library) throw refusalError(refuse('library-not-found'))
      return libraryView({ library, symbols: await symbolsOf(office.store.db, library.id) })
    }),
    add: os.libraries.add.handler(async ({ input, context: { office, secrets } }) =>
      libraryView(orRefuse(await addLibrary(office, secrets.keep, orderFrom(input)))),
    ),
    change: os.libraries.change.handler(async ({ input: { libraryId, ...fields }, context: { office, secrets } }) =>
      libraryView(orRefuse(await changeLibrary(office, secrets.keep, libraryId, orderFrom(fields)))),
    ),
    institution: os.libraries.institution.handler(async ({ input: { libraryId, answer }, context: { office } }) => {
      const { card, question } = orRefuse(
        answer === 'forget'
          ? await forgetInstitution(office, libraryId)
          : await institution(office, libraryId, answer ?? null),
      )
      return { card, question: question && { words: question.words, answers: [...question.answers] } }
    }),
  },

  settings: {
    get: os.settings.get.handler(({ context: { office, settings } }) => settingsView(office, settings)),
    change: os.settings.change.handler(async ({ input, context: { office, settings } }) => {
      orRefuse(
        await settings.change(
          {
            office: { ...input.office, address: addressFrom(input.office.address) },
            policy: { ...settings.policy(), ...input.policy },
          },
          office.clock.now(),
          { names: shownSettings, version: input.version },
        ),
      )
      return settingsView(office, settings)
    }),
    scrubPreview: os.settings.scrubPreview.handler(async ({ context: { office } }) => {
      const preview = await scrubPreview(office)
      return { ...preview, numbers: [...preview.numbers], kept: [...(await keptForNow(office))] }
    }),
    releaseHold: os.settings.releaseHold.handler(async ({ input, context: { office } }) => {
      orRefuse(await releaseHold(office, input.requestId))
      return { released: true }
    }),
  },
}

const libraryView = (listed: ListedLibrary): LibraryView => {
  const { library, symbols } = listed
  return {
    id: library.id,
    kind: library.kind,
    name: library.name,
    code: library.code,
    symbols: symbols.map((one) => ({ ...one })),
    channel: library.channel,
    endpoint: library.endpoint,
    isoVersion: library.iso_version,
    accountId: library.account_id,
    hasSecurityCode: library.secret_name !== null,
    address: library.address,
    email: library.email,
    phone: library.phone,
    lendsFree: library.lends_free,
    wayDays: library.way_days,
    postalZone: library.postal_zone,
    isInstitution: library.is_institution,
    byCourier: library.by_courier,
    courierHub: library.courier_hub,
    dueMeans: library.due_means,
    ilsCard: library.ils_card,
    active: library.active,
    warnings: [...warningsOf(listed)],
  }
}

const inPublic = (listed: ListedLibrary): LibraryView => ({
  ...libraryView(listed),
  endpoint: null,
  accountId: null,
  hasSecurityCode: false,
  email: null,
  phone: null,
  ilsCard: null,
  warnings: [],
})

type Fields = z.output<z.ZodObject<typeof libraryFields>>
const orderFrom = ({
  code,
  endpoint,
  accountId,
  securityCode,
  address,
  email,
  phone,
  wayDays,
  postalZone,
  isInstitution,
  byCourier,
  courierHub,
  ...fields
}: Fields): LibraryOrder => ({
  ...fields,
  code: code ?? null,
  endpoint: endpoint ?? null,
  accountId: accountId ?? null,
  address: address ? addressFrom(address) : null,
  email: email ?? null,
  phone: phone ?? null,
  ...(wayDays === undefined ? {} : { wayDays }),
  ...(postalZone === undefined ? {} : { postalZone }),
  ...(isInstitution === undefined ? {} : { isInstitution }),
  ...(byCourier === undefined ? {} : { byCourier }),
  ...(courierHub === undefined ? {} : { courierHub }),
  ...(securityCode === undefined ? {} : { securityCode: securityCode === '' ? null : securityCode }),
})

type AddressFields = z.output<typeof officeSettings>['address']
const addressFrom = ({ lines, city, region, postcode, country }: AddressFields): Address => ({
  ...(lines === undefined ? {} : { lines: lines.filter((line) => line !== '') }),
  ...(city ? { city } : {}),
  ...(region ? { region } : {}),
  ...(postcode ? { postcode } : {}),
  ...(country ? { country } : {}),
})

const shownSettings = ['office', 'policy'] as const
async function settingsView(of: Office, settings: SettingsCache) {
  const version = await settingsVersion(of.store.db, ...shownSettings)
  await settings.reload()
  const { symbols, address, ...office }: OfficeSettings = settings.settings()
  const { lines, ...place } = address
  return {
    office: {
      ...office,
      symbols: symbols.map((one) => ({ ...one })),
      address: { ...place, ...(lines ? { lines: [...lines] } : {}) },
    },
    policy: settings.policy(),
    version,
  }
}
