// Polaris refuses calls whose date is more than 30 minutes off its clock (PAPI 8.0, PAPIServiceOverview).

const warnMinutes = 5
export const refusedMinutes = 30

/** How far our clock is from theirs, in a sentence; null while it is near enough. */
export function skewSentence(ours: Date, theirs: Date | null): string | null {
  if (!theirs) return null
  const minutes = Math.round((ours.getTime() - theirs.getTime()) / 60_000)
  if (Math.abs(minutes) < warnMinutes) return null
  const way = minutes > 0 ? 'ahead of' : 'behind'
  return `Our clock is ${Math.abs(minutes)} minutes ${way} that of Polaris, which refuses calls from ${refusedMinutes} on: set the clocks right.`
}
