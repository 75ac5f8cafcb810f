import { addresses } from '../routes.tsx'

/** The rooms of the rail, and the addresses that belong to each: read when asked for, as the addresses need the frame. */
const rooms = () =>
  ({
    Today: [addresses.today],
    Requests: [addresses.requests],
    Mailroom: [
      addresses.scan,
      addresses.arriving,
      addresses.strangers,
      addresses.onTheWay,
      addresses.parcels,
      addresses.plan,
      addresses.pack,
      addresses.shippingDay,
      addresses.print,
    ],
    Inbox: [addresses.inbox],
    Calendar: [addresses.calendar],
    Libraries: [addresses.libraries],
    Patrons: [addresses.patrons],
    Supplies: [addresses.supplies],
    Reports: [addresses.reports],
    Outbox: [addresses.outbox],
    Connections: [addresses.connections],
    Settings: [addresses.settings],
  }) as const
export type Room = keyof ReturnType<typeof rooms>

/** The room in which this address lies; null: in none of them. */
export function roomAt(pathname: string): string | null {
  const isIn = (address: string) => {
    const [fixed = ''] = address.split('/$')
    return pathname === fixed || (fixed !== '/' && pathname.startsWith(`${fixed}/`))
  }
  return Object.entries<readonly string[]>(rooms()).find(([, at]) => at.some(isIn))?.[0] ?? null
}
