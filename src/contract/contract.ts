// All that may be asked of the server, and what it answers; shared by server, browser and the OpenAPI document.
import { actionsContract } from './actions.ts'
import { assistedContract } from './assisted.ts'
import { calendarContract } from './calendar.ts'
import { connectionsContract } from './connections.ts'
import { deskContract } from './desk.ts'
import { differencesContract } from './differences.ts'
import { directoryContract } from './directory.ts'
import { dropBoxContract } from './drop-box.ts'
import { ilsPatronsContract } from './ils-patrons.ts'
import { inboxContract } from './inbox.ts'
import { intakeContract } from './intake.ts'
import { mailContract } from './mail.ts'
import { packagesContract } from './packages.ts'
import { packingContract } from './packing.ts'
import { paperContract } from './paper.ts'
import { patronsContract } from './patrons.ts'
import { manyContract } from './many.ts'
import { receivingContract } from './receiving.ts'
import { planContract, shippingContract } from './plan.ts'
import { requestsContract } from './requests.ts'
import { scansContract } from './scans.ts'
import { formsContract, suppliesContract } from './supplies.ts'
import { textsContract } from './texts.ts'
import { workContract } from './work.ts'

export const contract = {
  requests: { ...requestsContract, ...actionsContract, ...manyContract },
  intake: intakeContract,
  ...workContract,
  ...scansContract,
  ...dropBoxContract,
  parcels: packagesContract,
  packing: packingContract,
  paper: paperContract,
  ...directoryContract,
  patrons: { ...patronsContract, ...ilsPatronsContract },
  desk: deskContract,
  plan: planContract,
  shipping: shippingContract,
  calendar: calendarContract,
  mail: mailContract,
  inbox: inboxContract,
  assisted: assistedContract,
  connections: connectionsContract,
  differences: differencesContract,
  texts: textsContract,
  receiving: receivingContract,
  supplies: suppliesContract,
  forms: formsContract,
}
