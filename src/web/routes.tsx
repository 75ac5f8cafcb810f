import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Frame } from './parts/Frame.tsx'
import { LostScreen } from './parts/LostScreen.tsx'
import * as searches from './searches.ts'

/** Every address of the workbench; nowhere else is one written. */
export const addresses = {
  today: '/',
  find: '/find',
  requests: '/requests',
  request: '/requests/$requestId',
  begin: '/new/$kind',
  scan: '/scan',
  boxSheet: '/scan/drop-box/$sessionId',
  arriving: '/arriving',
  strangers: '/mailroom/strangers',
  onTheWay: '/mailroom/on-the-way',
  patrons: '/patrons',
  paste: '/paste',
  batch: '/batch',
  parcels: '/packages',
  parcel: '/packages/$parcelId',
  plan: '/mailroom/plan',
  pack: '/mailroom/pack',
  shippingDay: '/mailroom/day',
  print: '/mailroom/print',
  inbox: '/inbox',
  calendar: '/calendar',
  differences: '/differences',
  libraries: '/libraries',
  newLibrary: '/libraries/new',
  library: '/libraries/$libraryId',
  supplies: '/supplies',
  supplyOrders: '/supplies/orders',
  stockTaking: '/supplies/count',
  forms: '/supplies/forms',
  supply: '/supplies/$supplyId',
  reports: '/reports',
  outbox: '/outbox',
  connections: '/connections',
  settings: '/settings/$part',
  parts: '/parts',
} as const

const rootRoute = createRootRoute({ component: Frame, notFoundComponent: LostScreen })
const getParentRoute = () => rootRoute

const today = createRoute({
  getParentRoute,
  path: addresses.today,
  validateSearch: searches.todaySearch,
  component: lazyRouteComponent(() => import('./screens/today/TodayScreen.tsx'), 'TodayScreen'),
})
const find = createRoute({
  getParentRoute,
  path: addresses.find,
  validateSearch: searches.findSearch,
  component: lazyRouteComponent(() => import('./screens/find/FindScreen.tsx'), 'FindScreen'),
})
const requests = createRoute({
  getParentRoute,
  path: addresses.requests,
  validateSearch: searches.requestsSearch,
  component: lazyRouteComponent(() => import('./screens/requests/RequestsScreen.tsx'), 'RequestsScreen'),
})
const request = createRoute({
  getParentRoute,
  path: addresses.request,
  validateSearch: searches.requestSearch,
  component: lazyRouteComponent(() => import('./screens/request/RequestScreen.tsx'), 'RequestScreen'),
})
const inbox = createRoute({
  getParentRoute,
  path: addresses.inbox,
  validateSearch: searches.inboxSearch,
  component: lazyRouteComponent(() => import('./screens/inbox/InboxScreen.tsx'), 'InboxScreen'),
})
const begin = createRoute({
  getParentRoute,
  path: addresses.begin,
  component: lazyRouteComponent(() => import('./screens/begin/BeginScreen.tsx'), 'BeginScreen'),
})
const scan = createRoute({
  getParentRoute,
  path: addresses.scan,
  component: lazyRouteComponent(() => import('./screens/scan/ScanScreen.tsx'), 'ScanScreen'),
})
const boxSheet = createRoute({
  getParentRoute,
  path: addresses.boxSheet,
  component: lazyRouteComponent(() => import('./screens/scan/DropBoxSheet.tsx'), 'DropBoxSheet'),
})
const paste = createRoute({
  getParentRoute,
  path: addresses.paste,
  validateSearch: searches.pasteSearch,
  component: lazyRouteComponent(() => import('./screens/paste/PasteScreen.tsx'), 'PasteScreen'),
})
const batch = createRoute({
  getParentRoute,
  path: addresses.batch,
  validateSearch: searches.batchSearch,
  component: lazyRouteComponent(() => import('./screens/batch/BatchScreen.tsx'), 'BatchScreen'),
})
const parcels = createRoute({
  getParentRoute,
  path: addresses.parcels,
  validateSearch: searches.parcelsSearch,
  component: lazyRouteComponent(() => import('./screens/parcels/ParcelsScreen.tsx'), 'ParcelsScreen'),
})
const parcel = createRoute({
  getParentRoute,
  path: addresses.parcel,
  validateSearch: searches.parcelSearch,
  component: lazyRouteComponent(() => import('./screens/parcels/ParcelScreen.tsx'), 'ParcelScreen'),
})
const plan = createRoute({
  getParentRoute,
  path: addresses.plan,
  component: lazyRouteComponent(() => import('./screens/plan/PlanScreen.tsx'), 'PlanScreen'),
})
const pack = createRoute({
  getParentRoute,
  path: addresses.pack,
  validateSearch: searches.packSearch,
  component: lazyRouteComponent(() => import('./screens/pack/PackScreen.tsx'), 'PackScreen'),
})
const shippingDay = createRoute({
  getParentRoute,
  path: addresses.shippingDay,
  validateSearch: searches.shippingDaySearch,
  component: lazyRouteComponent(() => import('./screens/shipping-day/ShippingDayScreen.tsx'), 'ShippingDayScreen'),
})
const print = createRoute({
  getParentRoute,
  path: addresses.print,
  component: lazyRouteComponent(() => import('./screens/print/PrintScreen.tsx'), 'PrintScreen'),
})
const differences = createRoute({
  getParentRoute,
  path: addresses.differences,
  validateSearch: searches.differencesSearch,
  component: lazyRouteComponent(() => import('./screens/differences/DifferencesScreen.tsx'), 'DifferencesScreen'),
})
const calendar = createRoute({
  getParentRoute,
  path: addresses.calendar,
  validateSearch: searches.calendarSearch,
  component: lazyRouteComponent(() => import('./screens/calendar/CalendarScreen.tsx'), 'CalendarScreen'),
})
const libraries = createRoute({
  getParentRoute,
  path: addresses.libraries,
  validateSearch: searches.librariesSearch,
  component: lazyRouteComponent(() => import('./screens/libraries/LibrariesScreen.tsx'), 'LibrariesScreen'),
})
const newLibrary = createRoute({
  getParentRoute,
  path: addresses.newLibrary,
  component: lazyRouteComponent(() => import('./screens/libraries/NewLibraryScreen.tsx'), 'NewLibraryScreen'),
})
const library = createRoute({
  getParentRoute,
  path: addresses.library,
  component: lazyRouteComponent(() => import('./screens/libraries/LibraryScreen.tsx'), 'LibraryScreen'),
})
const settings = createRoute({
  getParentRoute,
  path: addresses.settings,
  validateSearch: searches.settingsSearch,
  component: lazyRouteComponent(() => import('./screens/settings/SettingsScreen.tsx'), 'SettingsScreen'),
})
const supplies = createRoute({
  getParentRoute,
  path: addresses.supplies,
  component: lazyRouteComponent(() => import('./screens/supplies/SuppliesScreen.tsx'), 'SuppliesScreen'),
})
const supplyOrders = createRoute({
  getParentRoute,
  path: addresses.supplyOrders,
  component: lazyRouteComponent(() => import('./screens/supplies/OrdersScreen.tsx'), 'OrdersScreen'),
})
const stockTaking = createRoute({
  getParentRoute,
  path: addresses.stockTaking,
  component: lazyRouteComponent(() => import('./screens/supplies/StockTakingScreen.tsx'), 'StockTakingScreen'),
})
const forms = createRoute({
  getParentRoute,
  path: addresses.forms,
  component: lazyRouteComponent(() => import('./screens/supplies/FormsScreen.tsx'), 'FormsScreen'),
})
const supply = createRoute({
  getParentRoute,
  path: addresses.supply,
  component: lazyRouteComponent(() => import('./screens/supplies/SupplyScreen.tsx'), 'SupplyScreen'),
})
const reports = createRoute({
  getParentRoute,
  path: addresses.reports,
  component: lazyRouteComponent(() => import('./screens/reports/ReportsScreen.tsx'), 'ReportsScreen'),
})
const outbox = createRoute({
  getParentRoute,
  path: addresses.outbox,
  validateSearch: searches.outboxSearch,
  component: lazyRouteComponent(() => import('./screens/outbox/OutboxScreen.tsx'), 'OutboxScreen'),
})
const connections = createRoute({
  getParentRoute,
  path: addresses.connections,
  validateSearch: searches.connectionsSearch,
  component: lazyRouteComponent(() => import('./screens/connections/ConnectionsScreen.tsx'), 'ConnectionsScreen'),
})
const arriving = createRoute({
  getParentRoute,
  path: addresses.arriving,
  component: lazyRouteComponent(() => import('./screens/mailroom/ArrivingScreen.tsx'), 'ArrivingScreen'),
})
const strangers = createRoute({
  getParentRoute,
  path: addresses.strangers,
  component: lazyRouteComponent(() => import('./screens/mailroom/StrangersScreen.tsx'), 'StrangersScreen'),
})
const onTheWay = createRoute({
  getParentRoute,
  path: addresses.onTheWay,
  component: lazyRouteComponent(() => import('./screens/mailroom/OnTheWayScreen.tsx'), 'OnTheWayScreen'),
})
const patrons = createRoute({
  getParentRoute,
  path: addresses.patrons,
  validateSearch: searches.patronsSearch,
  component: lazyRouteComponent(() => import('./screens/patrons/PatronsScreen.tsx'), 'PatronsScreen'),
})
const parts = createRoute({
  getParentRoute,
  path: addresses.parts,
  component: import.meta.env.DEV
    ? lazyRouteComponent(() => import('./screens/parts/PartsScreen.tsx'), 'PartsScreen')
    : LostScreen,
})

const screens = [
  today,
  find,
  requests,
  request,
  inbox,
  begin,
  scan,
  boxSheet,
  paste,
  batch,
  parcels,
  parcel,
  plan,
  pack,
  shippingDay,
  print,
  differences,
  calendar,
  libraries,
  newLibrary,
  library,
  settings,
  supplies,
  supplyOrders,
  stockTaking,
  forms,
  supply,
  reports,
  outbox,
  connections,
  arriving,
  strangers,
  onTheWay,
  patrons,
  parts,
]

export const router = createRouter({
  routeTree: rootRoute.addChildren(screens),
  parseSearch: searches.parseSearch,
  stringifySearch: searches.writeSearch,
  defaultPreload: false,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
