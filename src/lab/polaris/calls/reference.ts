import { rows, type Asked, type PapiCall } from '../call.ts'
import { holdStatuses, itemStatuses, materialTypes, patronCodes } from '../names.ts'
import { nextId } from '../state.ts'
import { PapiTrouble } from '../trouble.ts'
import type { Fields, Value } from '../value.ts'
import { checkLogon, nowText, patronById } from '../world.ts'

type Lister = (asked: Asked) => readonly Value[]

function lookUp(name: string, path: string, root: string, list: string, rowsOf: Lister): PapiCall {
  return {
    name,
    path,
    root,
    method: 'GET',
    by: 'open',
    empty: { [list]: [] },
    act: (asked) => rows(list, rowsOf(asked)),
  }
}

function numbered(list: Readonly<Record<number, string>>, id: string, words: string): readonly Fields[] {
  return Object.entries(list).map(([key, value]) => ({ [id]: Number(key), [words]: value }))
}

const codes: Readonly<Record<string, readonly number[]>> = { all: [1, 2, 3], system: [1], library: [2], branch: [3] }

export const referenceCalls: readonly PapiCall[] = [
  lookUp('OrganizationsGet', '/organizations/:filter', 'OrganizationsGetResult', 'OrganizationsGetRows', organizations),
  lookUp('PickupBranchesGet', '/pickupbranches', 'PickupBranchesGetResult', 'PickupBranchesRows', ({ state }) =>
    state.organizations.filter((one) => one.code === 3).map((one) => one.id),
  ),
  lookUp('PatronCodesGet', '/patroncodes', 'PatronCodesGetResult', 'PatronCodesRows', () =>
    numbered(patronCodes, 'PatronCodeID', 'Description'),
  ),
  lookUp('MaterialTypesGet', '/materialtypes', 'MaterialTypesGetResult', 'MaterialTypesRows', () =>
    numbered(materialTypes, 'MaterialTypeID', 'Description'),
  ),
  lookUp('CollectionsGet', '/collections', 'CollectionsGetResult', 'CollectionsRows', () => [
    { ID: 1, Name: 'Fiction', Abbreviation: 'FIC' },
    { ID: 2, Name: 'Nonfiction', Abbreviation: 'NF' },
  ]),
  lookUp('ShelfLocationsGet', '/shelflocations', 'ShelfLocationsGetResult', 'ShelfLocationsRows', () => [
    { ID: 1, Description: 'New books' },
    { ID: 2, Description: 'Stacks' },
  ]),
  lookUp('ItemStatusesGet', '/itemstatuses', 'ItemStatusesGetResult', 'ItemStatusesRows', () =>
    Object.entries(itemStatuses).map(([id, name]) => ({
      ItemStatusID: Number(id),
      Description: name,
      Name: name,
      BannerText: name,
    })),
  ),
  lookUp('SysHoldStatusesGet', '/sysholdstatuses', 'SysHoldStatusesGetResult', 'SysHoldStatusesRows', () =>
    numbered(holdStatuses, 'SysHoldStatusID', 'Description'),
  ),
  lookUp('DatesClosedGet', '/datesclosed', 'DatesClosedGetResult', 'DatesClosedRows', ({ clock }) => [
    { OrganizationID: 1, DateClosed: new Date(Date.UTC(clock.now().getUTCFullYear(), 11, 25, 5)) },
  ]),
  lookUp('LimitFiltersGet', '/limitfilters', 'LimitFiltersGetResult', 'LimitFiltersRows', () => [
    { OrganizationID: 1, SearchLimitID: 1, DisplayName: 'Books', CCLFilter: 'TOM=bks', SortOrder: 1 },
    { OrganizationID: 1, SearchLimitID: 2, DisplayName: 'DVD', CCLFilter: 'TOM=dvd', SortOrder: 2 },
  ]),
  lookUp('PatronUdfConfigsGet', '/patronudfs', 'PatronUdfConfigsGetResult', 'PatronUdfConfigsRows', () =>
    [1, 2, 3, 4, 5].map((number) => ({
      PatronUdfID: number,
      Label: `User defined ${number}`,
      Display: true,
      Required: false,
    })),
  ),
  lookUp('ApiKeyValidate', '/apikeyvalidate', 'ApiKeyValidateResult', 'ApiKeyValidateRows', () => []),
  {
    name: 'SA_GetValueByOrg',
    method: 'GET',
    path: '/organization/:orgId/sysadmin/attribute/:mnemonic',
    by: 'staff',
    root: 'SAValueGetResult',
    empty: { Value: null },
    act: systemSetting,
  },
  {
    name: 'NotificationUpdate',
    method: 'PUT',
    path: '/notification/:typeId',
    by: 'staff',
    root: 'NotificationUpdateResult',
    body: {
      root: 'NotificationUpdateData',
      order:
        'LogonBranchID LogonUserID LogonWorkstationID ReportingOrgID NotificationStatusID NotificationDeliveryDate DeliveryOptionID DeliveryString Details PatronID PatronLanguageID ItemRecordID PatronBarcode ItemBarcode'.split(
          ' ',
        ),
    },
    act: noteNotice,
  },
]

function organizations({ path, state }: Asked): readonly Fields[] {
  const wanted = codes[(path['filter'] ?? '').toLowerCase()]
  if (!wanted) throw new PapiTrouble(-6, 'Invalid organization filter.')
  return state.organizations
    .filter((one) => wanted.includes(one.code))
    .map((one) => ({
      OrganizationID: one.id,
      OrganizationCodeID: one.code,
      Name: one.name,
      Abbreviation: one.abbreviation,
      DisplayName: one.name,
      ParentOrganizationID: one.parentId,
    }))
}

function systemSetting(asked: Asked): Fields {
  const settings: Readonly<Record<string, string>> = {
    ILL_ENABLED: 'Yes',
    ILL_MEDIATE_ALL: asked.settings.assumed('illNewStatus') === 1 ? 'Yes' : 'No',
    JSONDATEFORMAT: asked.settings.assumed('jsonDateFormat'),
  }
  const value = settings[(asked.path['mnemonic'] ?? '').toUpperCase()]
  if (value === undefined) throw new PapiTrouble(-10, 'The attribute does not exist.')
  return { PAPIErrorCode: 0, ErrorMessage: '', Value: value }
}

function noteNotice(asked: Asked): Fields {
  const { body, state } = asked
  const typeId = Number(asked.path['typeId'])
  checkLogon(
    asked,
    body.whole('LogonBranchID') ?? 0,
    body.whole('LogonUserID') ?? 0,
    body.whole('LogonWorkstationID') ?? 0,
  )
  if (!Number.isInteger(typeId) || typeId < 0 || typeId > 20) throw new PapiTrouble(-6, 'Invalid notification type.')
  const status = body.whole('NotificationStatusID') ?? 0
  if (status < 1 || status > 15) throw new PapiTrouble(-6, 'Invalid notification status.')
  const patron = patronById(asked, body.whole('PatronID') ?? 0)
  if (!patron) throw new PapiTrouble(-3000, 'Patron not found.')
  state.notifications.push({
    id: nextId(state, 'notification'),
    at: nowText(asked),
    typeId,
    patronId: patron.id,
    itemId: body.whole('ItemRecordID'),
    text: `${status} ${body.text('DeliveryString')}`,
  })
  return { PAPIErrorCode: 0, ErrorMessage: '' }
}
