// What may be wrong with a thing when it comes, one key each; kept as a code with the event.
export const damages = ['torn', 'wet', 'stained', 'loose', 'writing', 'missing', 'case', 'dirty', 'otherwise'] as const
export type Damage = (typeof damages)[number]
export const damageWords: Readonly<Record<Damage, string>> = {
  torn: 'Torn',
  wet: 'Wet',
  stained: 'Stained',
  loose: 'Loose binding',
  writing: 'Writing in it',
  missing: 'Part missing',
  case: 'Case broken',
  dirty: 'Dirty or moldy',
  otherwise: 'Other damage',
}
export const damageKeys: Readonly<Record<Damage, string>> = {
  torn: 'T',
  wet: 'W',
  stained: 'S',
  loose: 'L',
  writing: 'R',
  missing: 'M',
  case: 'C',
  dirty: 'Y',
  otherwise: 'O',
}
