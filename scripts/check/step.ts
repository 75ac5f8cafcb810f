import { runChild } from './child.ts'
import { nothing, skipsAreFailures, type Tally } from './tally.ts'

/** One line per step: its name, what it came to, its seconds; then what it said, if it failed. */
export async function step(
  name: string,
  work: () => Promise<{ tally: Tally; words?: string; output?: string }>,
): Promise<Tally> {
  const began = performance.now()
  const { tally, words, output } = await work()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const verdict = words ?? (tally.failed > 0 ? 'failed' : 'fine')
  console.log(`${name.padEnd(16)} ${verdict} (${seconds} s)`)
  if (output?.trim()) console.log(indent(output.trim()))
  return tally
}

/** A step that is one program: it counts one failure, or nothing. */
export function commandStep(name: string, program: string, args: readonly string[]): Promise<Tally> {
  return step(name, async () => {
    const { ok, output } = await runChild(program, args)
    return ok ? { tally: nothing } : { tally: { ...nothing, failed: 1 }, output }
  })
}

/** A lane that cannot run here says what is missing. */
export function cannotRun(why: string): { tally: Tally; words: string } {
  return { tally: skipsAreFailures({ ...nothing, skipped: 1 }), words: `cannot run: ${why}` }
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ')
}
