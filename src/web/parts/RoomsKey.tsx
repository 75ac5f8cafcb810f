import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ConnectionShapes } from './ConnectionLights.tsx'
import { roomAt } from './rooms.ts'

/** Where the window has no room for the rail: the room one is in; pressed, it shows all of them. */
export function RoomsKey({ isOpen, press }: { isOpen: boolean; press: () => void }): ReactNode {
  const { pathname } = useLocation()
  return (
    <button type="button" className="small-key rooms-key" aria-expanded={isOpen} aria-controls="rooms" onClick={press}>
      {roomAt(pathname) ?? 'Rooms'}
      <ConnectionShapes /> <span aria-hidden="true">▾</span>
    </button>
  )
}
