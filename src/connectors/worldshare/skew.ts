// Tokens end by a clock, and what changed is searched for by one: ours and theirs are compared at each answer.

const warnMinutes = 5

/** How far our clock is from theirs, in a sentence; null while it is near enough. */
export function skewSentence(ours: Date, theirs: Date | null): string | null {
  if (!theirs) return null
  const minutes = Math.round((ours.getTime() - theirs.getTime()) / 60_000)
  if (Math.abs(minutes) < warnMinutes) return null
  return `Our clock is ${Math.abs(minutes)} minutes ${minutes > 0 ? 'ahead of' : 'behind'} that of WorldShare: set the clock of this server right`
}
