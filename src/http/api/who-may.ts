import type { AnyContractProcedure } from '@orpc/contract'
import type { contract } from '../../contract/contract.ts'
import { staffRoles } from '../../domain/lifecycle/who.ts'
import { roles, type Role } from '../sign-in/person.ts'

type NamesIn<R, Before extends string = ''> = {
  [K in keyof R & string]: R[K] extends AnyContractProcedure ? `${Before}${K}` : NamesIn<R[K], `${Before}${K}.`>
}[keyof R & string]
export type RouteName = NamesIn<typeof contract>

const everybody = roles
const staff = staffRoles
const leading = ['librarian', 'administrator'] as const
const administrator = ['administrator'] as const

/**
 * Which roles may call a route; whoever is not signed in may call none. What an account then sees of a request, and
 * which actions the life cycle lets it do, is decided further in.
 */
export const whoMay = {
  me: everybody,
  changes: everybody,

  'requests.list': everybody,
  'requests.counts': everybody,
  'requests.get': everybody,
  'requests.find': everybody,
  'requests.act': everybody,
  'requests.index': everybody,
  'requests.commonActs': staff,
  'requests.actOnMany': staff,
  'requests.undo': staff,
  'requests.takeInBorrowing': [...staff, 'member'],
  'requests.takeInLending': staff,
  'requests.takeInFacility': [...staff, 'facility'],
  'requests.borrowForFacility': staff,

  look: staff,
  'intake.findings': staff,
  'intake.check': staff,
  'intake.review': staff,
  'intake.sendPassing': staff,
  'intake.lenders': staff,
  'intake.rules': everybody,
  'intake.changeRules': leading,

  'desk.phone': [...staff, 'member'],
  'desk.today': staff,
  'desk.settings': staff,
  'desk.change': leading,
  'desk.closures': staff,
  'desk.close': staff,
  'desk.reopen': staff,
  'desk.expected': staff,

  'assisted.settings': staff,
  'assisted.change': leading,
  'assisted.link': staff,
  'assisted.batch': staff,
  'assisted.read': staff,
  'assisted.apply': staff,
  'assisted.walk': staff,
  'assisted.tick': staff,

  'cards.list': staff,
  'effects.outbox': staff,
  'effects.settle': staff,
  'effects.release': staff,

  'scans.scan': staff,
  'scans.session': staff,
  'scans.begin': staff,
  'scans.dropped': staff,
  'scans.undo': staff,
  'scans.release': staff,
  'scans.close': staff,

  'parcels.list': staff,
  'parcels.get': staff,
  'parcels.waiting': staff,
  'parcels.open': staff,
  'parcels.addPiece': staff,
  'parcels.removePiece': staff,
  'parcels.close': staff,
  'parcels.collect': staff,

  'paper.queue': staff,
  'paper.print': staff,
  'paper.settle': staff,
  'paper.jam': staff,
  'paper.take': staff,
  'paper.pdf': staff,
  'paper.test': staff,
  'paper.settings': staff,
  'paper.changeSettings': leading,

  'supplies.list': staff,
  'supplies.add': staff,
  'supplies.addUsual': staff,
  'supplies.change': staff,
  'supplies.lastPack': staff,
  'supplies.count': staff,
  'supplies.undo': staff,
  'supplies.label': staff,
  'supplies.costs': staff,
  'supplies.orders': staff,
  'supplies.changeLine': staff,
  'supplies.order': staff,
  'supplies.receive': staff,
  'supplies.orderFile': staff,
  'forms.list': staff,
  'forms.add': staff,
  'forms.setStock': staff,
  'forms.pdf': staff,
  'forms.print': staff,

  'libraries.list': [...staff, 'member'],
  'libraries.get': staff,
  'libraries.add': staff,
  'libraries.change': staff,
  'libraries.institution': staff,
  'patrons.find': [...staff, 'member'],
  'patrons.search': [...staff, 'member'],
  'patrons.lookUp': [...staff, 'member'],
  'patrons.changeContact': staff,
  'patrons.lookUps': leading,
  'patrons.checkNew': staff,
  'patrons.create': staff,
  'patrons.account': staff,

  'staff.list': administrator,
  'staff.add': administrator,
  'staff.setRole': administrator,
  'staff.disable': administrator,
  'staff.enable': administrator,
  'staff.reset': administrator,
  'staff.changePassword': everybody,
  'tokens.list': administrator,
  'tokens.add': administrator,
  'tokens.revoke': administrator,

  'inbox.count': staff,
  'inbox.list': staff,
  'inbox.get': staff,
  'inbox.part': staff,
  'inbox.link': staff,
  'inbox.archive': staff,
  'inbox.reopen': staff,
  'mail.get': leading,
  'mail.change': administrator,
  'mail.test': administrator,
  'mail.notices': staff,
  'mail.changeNotices': leading,
  'texts.list': staff,
  'texts.get': staff,
  'texts.preview': staff,
  'texts.change': leading,
  'texts.restore': leading,

  'connections.list': staff,
  'connections.lights': staff,
  'connections.peers': staff,
  'connections.test': staff,
  'connections.testPeer': staff,
  'connections.change': administrator,
  'connections.switch': administrator,

  'differences.list': staff,
  'differences.compare': staff,
  'differences.mend': staff,
  'differences.silence': staff,
  'differences.hearAgain': staff,

  'settings.get': staff,
  'settings.change': leading,
  'settings.scrubPreview': leading,
  'settings.releaseHold': administrator,
} as const satisfies Record<RouteName, readonly Role[]>

export const isRouteName = (name: string): name is RouteName => Object.hasOwn(whoMay, name)

export function mayCall(route: string, role: Role): boolean {
  const allowed: readonly Role[] = isRouteName(route) ? whoMay[route] : []
  return allowed.includes(role)
}
