import { illById, patronById } from '../world.ts'
import { illDetail, illListRow } from './ill-detail.ts'
import { numberIn, StaffTrouble, type StaffAsked, type StaffCall } from './staff-call.ts'

export const illStaffCalls: readonly StaffCall[] = [
  {
    name: 'patrons/requests/ill',
    method: 'GET',
    path: 'patrons/:patronId/requests/ill',
    act: (asked) => {
      const patronId = knownPatron(asked)
      return asked.state.ills.filter((one) => one.patronId === patronId).map((one) => illListRow(asked, one))
    },
  },
  {
    name: 'patrons/requests/ill/detail',
    method: 'GET',
    path: 'patrons/:patronId/requests/ill/:illId',
    act: (asked) => {
      const patronId = knownPatron(asked)
      const ill = illById(asked, numberIn(asked, 'illId'))
      if (!ill || ill.patronId !== patronId) throw new StaffTrouble(404, 'The ILL request was not found.')
      return illDetail(asked, ill)
    },
  },
]

function knownPatron(asked: StaffAsked): number {
  const id = numberIn(asked, 'patronId')
  if (!patronById(asked, id)) throw new StaffTrouble(400, 'The patron ID is invalid.')
  return id
}
