// The report of a fault run, as it is printed.
import type { Finding } from './check.ts'
import type { FaultReport } from './run.ts'

export function tellReport(
  report: FaultReport,
  about: { readonly name: string; readonly seed: number; readonly way: 'ill-module' | 'temporary-items' },
): readonly string[] {
  const { driven, counts, findings, kills, struck } = report
  const of = (what: Finding['what']): number => findings.filter((one) => one.what === what).length
  const asked = [...driven.answered].toSorted(([, a], [, b]) => b - a)
  return [
    `## ${about.name}, ${about.way === 'ill-module' ? 'Polaris’ ILL module' : 'temporary items in Polaris'}`,
    '',
    `- ${driven.plan.length} requests, seed ${about.seed}, ${Math.round(report.seconds)} seconds; ${driven.newPatrons.length} readers were made patrons in Polaris on the way.`,
    `- Killed: the office ${kills.office} times, Polaris ${kills.polaris}, WorldShare ${kills.worldshare}. The driver had to ask ${driven.askedAgain} times again.`,
    `- ${counts['closed'] ?? 0} requests have ended, ${driven.standing.length} stand where the outside has the next word or a card says why.`,
    `- Duplicates: ${of('duplicate')}. Lost requests: ${of('lost')}. Differences no card says: ${of('unlisted difference')} (listed: ${counts['differences listed'] ?? 0}). Own faults: ${of('own fault')}.`,
    '',
    '| Kind of request | Asked for |',
    '| --- | ---: |',
    ...[
      ...Map.groupBy(driven.plan, (one) => (one.born === 'here' ? one.kind : `${one.kind}, born in ${one.born}`)),
    ].map(([kind, all]) => `| ${kind} | ${all.length} |`),
    '',
    '| Fault | Polaris | WorldShare |',
    '| --- | ---: | ---: |',
    ...faultLines(struck),
    '',
    `The office’s own page of differences shows at the end: ${listedIn(driven)}.`,
    '',
    '| Card, and how it was answered | Times |',
    '| --- | ---: |',
    ...asked.map(([about, times]) => `| ${about.replaceAll('|', ' ')} | ${times} |`),
    '',
    ...findings.map((one) => `- ${one.what}: ${one.sentence}`),
  ]
}

function listedIn({ listed }: FaultReport['driven']): string {
  const kinds = [...Map.groupBy(listed, (one) => one.kind)].map(([kind, all]) => `${kind} ${all.length}`)
  return kinds.length === 0 ? 'nothing' : kinds.join(', ')
}

/** Each system’s word for the same fault, beside each other. */
const words: Readonly<Record<string, string>> = {
  'time-out-before': 'timeout-before',
  'time-out-after': 'timeout-after',
  busy: 'too-many',
  twice: 'duplicate',
}
function faultLines({ polaris, worldshare }: FaultReport['struck']): readonly string[] {
  const named = new Map([...polaris].map(([kind, count]) => [words[kind] ?? kind, count]))
  const kinds = [...new Set([...named.keys(), ...worldshare.keys()])].toSorted()
  return kinds.map((kind) => `| ${kind} | ${named.get(kind) ?? 0} | ${worldshare.get(kind) ?? 0} |`)
}
