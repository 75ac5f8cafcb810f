// Who may call what, written out by hand: a l A m f are assistant, librarian, administrator, member and facility.
// Each line has a call that changes nothing even for those who may: what it names does not exist, or is wrong.

export interface ExpectedRoute {
  readonly route: string
  readonly call: readonly [method: string, path: string, body?: unknown]
  readonly may: string
}

const nobody = 'no-such-person'
const library = { kind: 'partner', name: 'Double', symbols: [{ scheme: 'ISIL', symbol: 'US-TG' }] }
const settings = { office: {}, policy: {} }

// oxfmt-ignore
export const expectedRoutes: readonly ExpectedRoute[] = [
  { route: 'me',                          may: 'alAmf', call: ['GET', '/me'] },
  { route: 'look',                        may: 'alA',   call: ['POST', '/requests/999/look', { screen: 'x' }] },
  { route: 'changes',                     may: 'alAmf', call: ['GET', '/changes'] },
  { route: 'requests.list',               may: 'alAmf', call: ['GET', '/requests'] },
  { route: 'requests.counts',             may: 'alAmf', call: ['GET', '/requests/counts'] },
  { route: 'requests.get',                may: 'alAmf', call: ['GET', '/requests/999'] },
  { route: 'requests.find',               may: 'alAmf', call: ['GET', '/find?code=x'] },
  { route: 'requests.act',                may: 'alAmf', call: ['POST', '/requests/999/actions', { action: 'cancel' }] },
  { route: 'requests.undo',               may: 'alA',   call: ['POST', '/undo', { gesture: 'none' }] },
  { route: 'requests.takeInBorrowing',    may: 'alAm',  call: ['POST', '/requests/borrowing', { service: 'loan', title: '' }] },
  { route: 'requests.takeInLending',      may: 'alA',   call: ['POST', '/requests/lending', { service: 'loan', title: '' }] },
  { route: 'requests.takeInFacility',     may: 'alAf',  call: ['POST', '/requests/facility', { title: '' }] },
  { route: 'requests.borrowForFacility',  may: 'alA',   call: ['POST', '/requests/999/borrow', {}] },
  { route: 'intake.findings',             may: 'alA',   call: ['GET', '/requests/999/findings'] },
  { route: 'intake.check',                may: 'alA',   call: ['POST', '/intake/check', { service: 'loan' }] },
  { route: 'intake.review',               may: 'alA',   call: ['GET', '/intake/review'] },
  { route: 'intake.sendPassing',          may: 'alA',   call: ['POST', '/intake/send', { requestIds: [999] }] },
  { route: 'intake.lenders',              may: 'alA',   call: ['POST', '/intake/lenders', { title: '' }] },
  { route: 'intake.rules',                may: 'alAmf', call: ['GET', '/intake/rules'] },
  { route: 'intake.changeRules',          may: 'lA',    call: ['PUT', '/intake/rules', { activeRequests: 0 }] },
  { route: 'cards.list',                  may: 'alA',   call: ['GET', '/cards'] },
  { route: 'effects.settle',              may: 'alA',   call: ['POST', '/effects/999/settle', { how: 'done' }] },
  { route: 'effects.release',             may: 'alA',   call: ['POST', '/gestures/none/release'] },
  { route: 'scans.scan',                  may: 'alA',   call: ['POST', '/scans', { session: 'nobodys-session', station: 'arriving', code: 'NOBODY', key: '' }] },
  { route: 'scans.session',               may: 'alA',   call: ['GET', '/scans/nobodys-session'] },
  { route: 'scans.undo',                  may: 'alA',   call: ['POST', '/scans/nobodys-session/999/undo'] },
  { route: 'scans.release',               may: 'alA',   call: ['POST', '/scans/nobodys-session/release'] },
  { route: 'scans.close',                 may: 'alA',   call: ['POST', '/scans/nobodys-session/close'] },
  { route: 'parcels.list',                may: 'alA',   call: ['GET', '/packages'] },
  { route: 'parcels.get',                 may: 'alA',   call: ['GET', '/packages/999'] },
  { route: 'parcels.waiting',             may: 'alA',   call: ['GET', '/packages/waiting'] },
  { route: 'parcels.open',                may: 'alA',   call: ['POST', '/packages', { libraryId: 999 }] },
  { route: 'parcels.addPiece',            may: 'alA',   call: ['POST', '/packages/999/pieces', { pieceId: 1 }] },
  { route: 'parcels.removePiece',         may: 'alA',   call: ['DELETE', '/packages/999/pieces/1'] },
  { route: 'parcels.close',               may: 'alA',   call: ['POST', '/packages/999/close', {}] },
  { route: 'parcels.collect',             may: 'alA',   call: ['POST', '/packages/999/collect'] },
  { route: 'paper.queue',                 may: 'alA',   call: ['GET', '/print'] },
  { route: 'paper.print',                 may: 'alA',   call: ['POST', '/print', { kind: 'strap', requestId: 999 }] },
  { route: 'paper.settle',                may: 'alA',   call: ['POST', '/print/settle', { jobIds: [999], how: 'again' }] },
  { route: 'paper.jam',                   may: 'alA',   call: ['POST', '/print/jam', { printer: null, count: 1 }] },
  { route: 'paper.take',                  may: 'alA',   call: ['POST', '/print/take', { jobIds: [999] }] },
  { route: 'paper.pdf',                   may: 'alA',   call: ['GET', '/print/pdf?jobIds=999'] },
  { route: 'paper.settings',              may: 'alA',   call: ['GET', '/print/settings'] },
  { route: 'paper.changeSettings',        may: 'lA',    call: ['PUT', '/print/settings', {}] },
  { route: 'libraries.list',              may: 'alAm',  call: ['GET', '/libraries'] },
  { route: 'libraries.get',               may: 'alA',   call: ['GET', '/libraries/999'] },
  { route: 'libraries.add',               may: 'alA',   call: ['POST', '/libraries', library] },
  { route: 'libraries.change',            may: 'alA',   call: ['PUT', '/libraries/999', library] },
  { route: 'patrons.find',                may: 'alAm',  call: ['GET', '/patrons/find?card=1'] },
  { route: 'staff.list',                  may: 'A',     call: ['GET', '/staff'] },
  { route: 'staff.add',                   may: 'A',     call: ['POST', '/staff', { name: '', email: 'x', role: 'assistant' }] },
  { route: 'staff.setRole',               may: 'A',     call: ['PUT', `/staff/${nobody}/role`, { role: 'assistant' }] },
  { route: 'staff.disable',               may: 'A',     call: ['POST', `/staff/${nobody}/disable`] },
  { route: 'staff.enable',                may: 'A',     call: ['POST', `/staff/${nobody}/enable`] },
  { route: 'staff.reset',                 may: 'A',     call: ['POST', `/staff/${nobody}/reset`] },
  { route: 'staff.changePassword',        may: 'alAmf', call: ['POST', '/me/password', { old: 'wrong', next: 'wrong-as-well' }] },
  { route: 'tokens.list',                 may: 'A',     call: ['GET', '/tokens'] },
  { route: 'tokens.add',                  may: 'A',     call: ['POST', '/tokens', { name: '', role: 'assistant', endsAt: '2020-01-01T00:00:00Z' }] },
  { route: 'tokens.revoke',               may: 'A',     call: ['POST', '/tokens/999/revoke'] },
  { route: 'settings.get',                may: 'alA',   call: ['GET', '/settings'] },
  { route: 'settings.change',             may: 'lA',    call: ['PUT', '/settings', settings] },
  { route: 'settings.scrubPreview',       may: 'lA',    call: ['GET', '/scrub/preview'] },
]
