// The day a package leaves: the one it is planned for; without one, or once that is past, the day it is packed. Prices,
// arrival, the day's list and its collection all go by it.

export const leavingDay = (plannedOn: string | null, packedOn: string): string =>
  plannedOn !== null && plannedOn > packedOn ? plannedOn : packedOn
