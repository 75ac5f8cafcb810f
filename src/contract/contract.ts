// All that may be asked of the server, and what it answers; shared by server, browser and the OpenAPI document.
import { actionsContract } from './actions.ts'
import { assistedContract } from './assisted.ts'
import { connectionsContract } from './connections.ts'
import { deskContract } from './desk.ts'
import { differencesContract } from './differences.ts'
import { directoryContract } from './directory.ts'
import { ilsPatronsContract } from './ils-patrons.ts'
import { inboxContract } from './inbox.ts'
import { intakeContract } from './intake.ts'
import { mailContract } from './mail.ts'
import { paperContract } from './paper.ts'
import { patronsContract } from './patrons.ts'
import { manyContract } from './many.ts'
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
  paper: paperContract,
  ...directoryContract,
  patrons: { ...patronsContract, ...ilsPatronsContract },
  desk: deskContract,
  mail: mailContract,
  inbox: inboxContract,
  assisted: assistedContract,
  connections: connectionsContract,
  differences: differencesContract,
  texts: textsContract,
  supplies: suppliesContract,
  forms: formsContract,
}
