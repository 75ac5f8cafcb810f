// A weight as people type it: "2 lb 3 oz", "2.35 lb", "37 oz", "1.2 kg", "850 g". Kept in whole ounces, a begun one counts.

export const ouncesOfPound = 16
const ouncesIn: Readonly<Record<string, number>> = {
  lb: ouncesOfPound,
  oz: 1,
  kg: 1000 / 28.349523125,
  g: 1 / 28.349523125,
}
const units: Readonly<Record<string, string>> = {
  lb: 'lb', lbs: 'lb', pound: 'lb', pounds: 'lb', '#': 'lb',
  oz: 'oz', ounce: 'oz', ounces: 'oz',
  kg: 'kg', kilo: 'kg', kilos: 'kg',
  g: 'g', gr: 'g', gram: 'g', grams: 'g',
} // oxfmt-ignore
const part = /(\d+(?:[.,]\d+)?|[.,]\d+)\s*([a-z#]+)\.?/gy

/** Ounces, not rounded; null: not a weight, or one without its unit. */
export function readWeight(typed: string): number | null {
  const text = typed.trim().toLowerCase()
  let ounces = 0
  let at = 0
  let parts = 0
  while (at < text.length) {
    part.lastIndex = at
    const found = part.exec(text)
    const unit = units[found?.[2] ?? '']
    if (!found || unit === undefined) return null
    ounces += Number((found[1] ?? '').replace(',', '.')) * (ouncesIn[unit] ?? 0)
    parts += 1
    at = part.lastIndex
    while (at < text.length && /[\s,+]|and/.test(text[at] ?? '')) at += 1
  }
  return parts > 0 && parts <= 2 && Number.isFinite(ounces) ? ounces : null
}

/** A scale’s last digit is not a begun ounce. */
export const wholeOunces = (ounces: number): number => Math.ceil(ounces - 0.001)

/** "2 lb 3 oz" */
export function writeWeight(ounces: number): string {
  const [lb, oz] = [Math.floor(ounces / ouncesOfPound), ounces % ouncesOfPound]
  return [lb > 0 ? `${lb} lb` : '', oz > 0 || lb === 0 ? `${oz} oz` : ''].filter(Boolean).join(' ')
}
