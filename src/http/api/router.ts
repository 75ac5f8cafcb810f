import { actRoutes } from './act-routes.ts'
import { assistedRoutes } from './assisted-routes.ts'
import { os } from './base.ts'
import { connectionRoutes } from './connection-routes.ts'
import { manyRoutes } from './many-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { differenceRoutes } from './difference-routes.ts'
import { directoryRoutes } from './directory-routes.ts'
import { findingRoutes } from './finding-routes.ts'
import { intakeRulesRoutes } from './intake-rules-routes.ts'
import { intakeRoutes } from './intake-routes.ts'
import { inboxRoutes } from './inbox-routes.ts'
import { mailRoutes } from './mail-routes.ts'
import { paperRoutes } from './paper-routes.ts'
import { parcelRoutes } from './parcel-routes.ts'
import { ilsPatronRoutes } from './ils-patron-routes.ts'
import { patronRoutes } from './patron-routes.ts'
import { requestRoutes } from './request-routes.ts'
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
  paper: paperRoutes,
  ...directoryRoutes,
  patrons: { ...patronRoutes, ...ilsPatronRoutes },
  desk: deskRoutes,
  mail: mailRoutes,
  inbox: inboxRoutes,
  assisted: assistedRoutes,
  connections: connectionRoutes,
  differences: differenceRoutes,
  texts: textRoutes,
  supplies: supplyRoutes,
  forms: formRoutes,
  ...staffRoutes,
})
