import { actRoutes } from './act-routes.ts'
import { assistedRoutes } from './assisted-routes.ts'
import { os } from './base.ts'
import { connectionRoutes } from './connection-routes.ts'
import { manyRoutes } from './many-routes.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { differenceRoutes } from './difference-routes.ts'
import { directoryRoutes } from './directory-routes.ts'
import { findingRoutes } from './finding-routes.ts'
import { intakeRulesRoutes } from './intake-rules-routes.ts'
import { intakeRoutes } from './intake-routes.ts'
import { inboxRoutes } from './inbox-routes.ts'
import { mailRoutes } from './mail-routes.ts'
import { packingRoutes } from './packing-routes.ts'
import { paperRoutes } from './paper-routes.ts'
import { parcelRoutes } from './parcel-routes.ts'
import { ilsPatronRoutes } from './ils-patron-routes.ts'
import { patronRoutes } from './patron-routes.ts'
import { receivingRoutes } from './receiving-routes.ts'
import { planRoutes, shippingRoutes } from './plan-routes.ts'
import { requestRoutes } from './request-routes.ts'
import { dropBoxRoutes } from './drop-box-routes.ts'
import { scanRoutes } from './scan-routes.ts'
import { staffRoutes } from './staff-routes.ts'
import { formRoutes } from './form-routes.ts'
import { supplyRoutes } from './supply-routes.ts'
import { textRoutes } from './text-routes.ts'
import { workRoutes } from './work-routes.ts'

/** Every route of the contract; a missing one does not compile. */
export const router = os.router({
  requests: { ...requestRoutes, ...intakeRoutes, ...actRoutes, ...manyRoutes },
  intake: { ...intakeRulesRoutes, ...findingRoutes },
  ...workRoutes,
  parcels: parcelRoutes,
  scans: scanRoutes,
  dropBox: dropBoxRoutes,
  packing: packingRoutes,
  paper: paperRoutes,
  ...directoryRoutes,
  patrons: { ...patronRoutes, ...ilsPatronRoutes },
  desk: deskRoutes,
  plan: planRoutes,
  shipping: shippingRoutes,
  calendar: calendarRoutes,
  mail: mailRoutes,
  inbox: inboxRoutes,
  assisted: assistedRoutes,
  connections: connectionRoutes,
  differences: differenceRoutes,
  texts: textRoutes,
  receiving: receivingRoutes,
  supplies: supplyRoutes,
  forms: formRoutes,
  ...staffRoutes,
})
