// How many requests were looked at in the hour that is running; the office's page of connections shows it.
const hourMs = 3_600_000

export interface Looks {
  count(): void
  used(): number
}

export function createLooks(now: () => Date): Looks {
  let at: number[] = []
  const recent = (): number[] => at.filter((one) => one > now().getTime() - hourMs)
  return {
    count() {
      at = [...recent(), now().getTime()]
    },
    used: () => recent().length,
  }
}
