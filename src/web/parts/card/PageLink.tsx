import type { ReactNode } from 'react'
import { KeyCap } from '../KeyCap.tsx'

/** Opens the other system's page; says who can set its address while none is. */
export function PageLink({ address }: { address: string | null }): ReactNode {
  return address === null ? (
    <span className="small soft">No address of this page is set: a librarian adds it in Settings, Assisted mode.</span>
  ) : (
    <a className="small-key" href={address} target="_blank" rel="noopener noreferrer">
      Open the page <KeyCap of="O" />
    </a>
  )
}
