// What to think of before a package is closed, in the order of the hands.

export interface ToRemind {
  readonly isForFacility: boolean
  readonly goesHome: boolean
  readonly isLent: boolean
  readonly container: string
  readonly marking: string | null
}

export function remindersFor(parcel: ToRemind): readonly string[] {
  const reused =
    parcel.container === 'reused_mailer' || parcel.container === 'box' || parcel.container === 'own_packaging'
  return [
    ...(reused ? ['Strike out old barcodes and addresses on what is used again.'] : []),
    ...(parcel.goesHome ? ['The lender’s paper and our return slip go in.'] : []),
    ...(parcel.isLent ? ['Our strap stays on; the return address goes in.'] : []),
    ...(parcel.isForFacility ? ['For the facility: no staples, clips, rubber bands, ties, metal or notes.'] : []),
    ...(parcel.marking === null ? [] : [`${parcel.marking} stands on it below or left of the postage.`]),
  ]
}
