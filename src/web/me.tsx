import { createContext, use, type ReactNode } from 'react'
import type { Me } from './api.ts'

const MeContext = createContext<Me | null>(null)

export function MeProvider({ me, children }: { me: Me; children: ReactNode }): ReactNode {
  return <MeContext value={me}>{children}</MeContext>
}

/** Who is signed in, and the office's day and time zone. */
export function useMe(): Me {
  const me = use(MeContext)
  if (!me) throw new Error('nobody is signed in here')
  return me
}

export const isStaff = (role: Me['role']): boolean => role !== 'member' && role !== 'facility'

/** May change how the office works. */
export const isLeading = (role: Me['role']): boolean => role === 'administrator' || role === 'librarian'
