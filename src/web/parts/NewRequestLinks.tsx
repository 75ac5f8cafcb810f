import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { isStaff, useMe } from '../me.tsx'
import { addresses } from '../routes.tsx'

export function NewRequestLinks(): ReactNode {
  const { role } = useMe()
  const kinds = isStaff(role)
    ? (['borrowing', 'lending', 'facility'] as const)
    : role === 'facility'
      ? (['facility'] as const)
      : (['borrowing'] as const)
  return (
    <span className="row">
      {kinds.map((kind) => (
        <Link key={kind} className="small-key" to={addresses.begin} params={{ kind }}>
          {words[kind]}
        </Link>
      ))}
    </span>
  )
}

const words = { borrowing: 'New borrowing', lending: 'New lending', facility: 'New facility line' } as const
