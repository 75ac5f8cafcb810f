// Every PAPIErrorCode of the manual that concerns this office (PAPI 8.0, PAPIServiceOverview, read November 2026): what
// it means to staff, and where to look.
import type { ConnectorError } from '../../../office/ports.ts'

export interface PapiErrorRow {
  readonly sentence: string
  readonly kind: ConnectorError['kind']
  readonly retry?: boolean
}
const refused = (sentence: string): PapiErrorRow => ({ sentence, kind: 'refused' })
const busy = (sentence: string): PapiErrorRow => ({ sentence, kind: 'busy' })
const account = (sentence: string): PapiErrorRow => ({ sentence, kind: 'bad-credentials', retry: false })

const ids = 'check branch, user and workstation in the settings'
const patron = (what: string): PapiErrorRow => refused(`${what}: look at the patron’s record.`)
const hold = (what: string): PapiErrorRow => refused(`${what}: look at the hold.`)

// oxfmt-ignore
export const papiErrors: Readonly<Record<number, PapiErrorRow>> = {
  // general
  [-1]: refused('Polaris refused it without saying more: its answer stands with the request’s messages.'),
  [-2]: refused('Several things stood against it: Polaris’ answer stands with the request’s messages.'),
  [-3]: refused('It was done in part: Polaris’ answer stands with the request’s messages.'),
  [-4]: refused('The electronic resources server refused it: ask the administrator of Polaris.'),
  [-5]: busy('The database of Polaris had an error.'),
  [-6]: refused('A parameter was bad: check the organization and application ids in the settings.'),
  [-9]: busy('The database of Polaris did not answer in time.'),
  [-10]: refused('Polaris has no record with this id: it may have been deleted.'),
  [-11]: refused('Polaris found a field that does not fit: its answer stands with the request’s messages.'),
  // titles and items
  [-1000]: refused('Polaris refused the title: look at the temporary title.'),
  [-1001]: refused('The import profile is not known: check it with the administrator of Polaris.'),
  ...several([-1500, -1501, -1502, -1503, -1504, -1505, -1506, -1507, -1508], refused('The MARC record of the title was not accepted: look at its fields.')),
  [-2000]: refused('There is no item with this id: it may have been deleted.'),
  [-2001]: refused('The item’s barcode is not valid: look at its form and length.'),
  [-2002]: refused('The barcode is in use already: look at the item that has it.'),
  // patrons
  [-3000]: patron('There is no such patron'),
  [-3001]: refused('The patron was not added, or card and PIN do not go together.'),
  [-3500]: patron('The country is not valid'),
  ...several([-3501, -3502], refused(`The patron’s branch is not valid: ${ids}.`)),
  [-3503]: patron('The last name is missing'),
  [-3504]: patron('The first name is missing'),
  [-3505]: patron('Another patron has this card'),
  [-3506]: refused(`The branch is not known to Polaris: ${ids}.`),
  [-3507]: refused(`The user is not known to Polaris: ${ids}.`),
  [-3508]: refused(`The workstation is not known to Polaris: ${ids}.`),
  [-3509]: patron('The two passwords differ'),
  ...several([-3510, -3511, -3512, -3513, -3514, -3515, -3516, -3517], patron('ZIP code, city and state do not go together')),
  [-3518]: patron('The e-mail address is not valid'),
  ...several([-3519, -3520, -3521, -3522, -3523, -3524, -3525], patron('The way of notification does not fit what is known of the patron')),
  [-3528]: patron('A patron of this name exists'),
  [-3529]: patron('Another patron has this user name'),
  [-3532]: patron('The first telephone number is not valid'),
  ...several([-3533, -3534], patron('The password has a wrong form or length')),
  [-3536]: patron('The gender is not valid'),
  [-3540]: patron('The birth date is not valid'),
  ...several([-3541, -3542, -3543, -3544, -3545, -3546, -3547, -3548], patron('A field is too long')),
  [-3550]: patron('The card number is not valid'),
  ...several([-3551, -3552, -3553, -3554, -3555, -3556, -3557, -3558, -3559, -3560, -3561, -3562], patron('A part of the address is not valid')),
  [-3612]: refused('The patron code is not valid: check it in the settings.'),
  ...several([-3613, -3614], patron('The second or third telephone number is not valid')),
  [-3615]: patron('The second e-mail address is not valid'),
  ...several([-3616, -3617, -3618, -3619, -3620], patron('Text messages, carrier or receipts do not fit')),
  ...several([-3621, -3637], refused('The patron’s record is secured: staff with the right to it do this in Polaris.')),
  [-3622]: patron('The pick-up branch is not valid'),
  ...several([-3623, -3624, -3625, -3626, -3627], patron('A user-defined field is not valid')),
  [-3628]: patron('The language is not valid'),
  [-3630]: patron('The statistical class is not valid'),
  [-3634]: patron('A field that must be there is missing'),
  [-501]: refused('The site does not allow this change to a patron: ask the administrator of Polaris.'),
  // accounts
  ...several([-3600, -3601, -3602, -3603, -3604, -3605, -3606, -3607, -3608, -3609], refused('The payment was not accepted: look at the patron’s account.')),
  [-3610]: refused('The payment is more than is owed: look at the patron’s account.'),
  // holds and ILL requests
  [-4000]: hold('The hold was not accepted'),
  [-4001]: patron('No hold is possible for this patron'),
  [-4002]: refused(`The workstation is not known to Polaris: ${ids}.`),
  [-4003]: hold('There is no such hold'),
  [-4004]: refused(`The organization is not known to Polaris: ${ids}.`),
  [-4005]: hold('The barcode is not known'),
  [-4006]: hold('The title is not known'),
  [-4007]: refused('The pick-up branch is not valid: check the branch codes in the settings.'),
  [-4016]: hold('The pick-up branch cannot be changed now'),
  ...several([-4019, -4020, -4021, -4022, -4023], refused('The pick-up area is not valid: check it with the administrator of Polaris.')),
  ...several([-4100, -4101, -4102, -4103, -4104], hold('Our answer to Polaris’ question was not accepted')),
  [-4201]: hold('It cannot be cancelled'),
  [-4202]: hold('It cannot be cancelled'),
  [-4203]: hold('It waits on the hold shelf and cannot be cancelled'),
  [-4204]: hold('It was not picked up and cannot be cancelled'),
  [-4205]: hold('It is cancelled already'),
  [-4206]: hold('It has expired'),
  [-4207]: hold('The item is out and it cannot be cancelled'),
  [-4208]: hold('It is on its way and cannot be cancelled'),
  [-4300]: hold('There is nothing to cancel'),
  ...several([-4400, -4401, -4402, -4403, -4404, -4405, -4406, -4407, -4408, -4409, -4410, -4411], hold('The hold cannot change in this way now')),
  // the rest
  [-5000]: refused(`The organization is not known to Polaris: ${ids}.`),
  [-6000]: refused('The item does not circulate as asked: look at the item.'),
  [-6001]: refused('Polaris knows no such item: look for its barcode.'),
  [-6101]: refused('Something stands against this patron: look at the patron’s blocks.'),
  [-6103]: refused('The item’s record is not final: finish it in Polaris.'),
  [-6104]: refused('The item has been returned to its lender (Returned-ILL).'),
  [-6110]: refused('The item does not circulate: look at the item.'),
  [-6112]: refused('Something stands against this item: look at the item’s blocks.'),
  [-6113]: refused('The item is on its way between branches: check it in first.'),
  ...several([-6115, -6116, -6117, -6118], refused('The check-out was not accepted: look at patron and item.')),
  [-6119]: refused('It may not be renewed: look at the item.'),
  ...several([-6301, -6302, -6303, -6304], refused('The check-in was not accepted: look at the item.')),
  ...several([-8000, -8001, -8002, -8003, -8004], account('Polaris refused the staff account: check domain, account and password in the settings, and whether it is locked.')),
  [-9000]: refused(`The workstation is not known to Polaris: ${ids}.`),
  ...several([-11000, -11001], refused('The record set is not known to Polaris.')),
}

function several(codes: readonly number[], row: PapiErrorRow): Record<number, PapiErrorRow> {
  return Object.fromEntries(codes.map((code) => [code, row]))
}
