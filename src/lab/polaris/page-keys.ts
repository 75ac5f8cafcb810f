// What a client is told to enter, so that nobody has to look for it in a file. Nothing of it is a real secret.
import type { Polaris } from './polaris.ts'
import { branchName } from './world.ts'

/** Rows of names and values: the key of the caller, then each staff account with its branch and workstations. */
export function keyRows(polaris: Polaris): readonly (readonly [string, string])[] {
  const { settings, state } = polaris
  return [
    ['PAPI', '/PAPIService/REST'],
    ['Staff interface', '/Polaris.ApplicationServices/api'],
    ['Access id', settings.accessId],
    ['Access key', settings.accessKey],
    ...state.staff.map((one): readonly [string, string] => {
      const places = state.workstations.filter((place) => place.branchId === one.branchId).map(({ id }) => id)
      const branch = `branch ${one.branchId} (${branchName(polaris, one.branchId)})`
      return [
        `Staff account ${one.domain}\\${one.username}`,
        `password ${one.password}, user ${one.id}, ${branch}, workstation ${places.join(' or ')}`,
      ]
    }),
  ]
}
