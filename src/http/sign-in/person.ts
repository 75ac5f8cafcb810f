import { staffRoles } from '../../domain/lifecycle/who.ts'

export const libraryRoles = ['member', 'facility'] as const
export const roles = [...staffRoles, ...libraryRoles] as const

export type LibraryRole = (typeof libraryRoles)[number]
export type Role = (typeof roles)[number]

/** Who is asking. A member or facility person sees one library; everyone else has none. */
export interface Person {
  kind: 'staff'
  /** The account's id, or `token:<id>` for a program. */
  userId: string
  role: Role
  libraryId: number | null
  name: string
  via: 'session' | 'token'
}

export function isRole(word: string): word is Role {
  return roles.some((role) => role === word)
}

export function isLibraryRole(role: Role): role is LibraryRole {
  return libraryRoles.some((one) => one === role)
}
