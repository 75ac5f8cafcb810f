import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { addresses } from '../routes.tsx'
import { useTitle } from '../use-title.ts'
import { Empty } from './Empty.tsx'

export function LostScreen(): ReactNode {
  useTitle('Not found')
  return (
    <Empty>
      <h1>There is no such page</h1>
      <Link to={addresses.requests}>Go to the requests</Link>
    </Empty>
  )
}
