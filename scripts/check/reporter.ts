import { relative } from 'node:path'
import type { EventData } from 'node:test'
import type { TestEvent } from 'node:test/reporters'
import { inspect } from 'node:util'

/** Before the line with the runner's own counts. */
export const countsMark = 'counts: '

/** For the lanes: tells what failed and what was skipped, what was said meanwhile if anything failed, and the counts. */
export default async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const said: string[] = []
  let failed = false
  let excused = 0
  for await (const event of source) {
    if (event.type === 'test:stderr' || event.type === 'test:stdout') said.push(event.data.message)
    if (event.type === 'test:fail' && !isOnlyAboutItsParts(event.data.details.error)) {
      failed = true
      yield `✖ ${event.data.name} (${place(event.data)})\n${inspect(rootCause(event.data.details.error))}\n\n`
    }
    if (event.type === 'test:pass') {
      const why = event.data.skip ?? event.data.todo
      if (typeof why === 'string' && /^only on (PGlite|PostgreSQL)\b/.test(why)) excused += 1
      else if (why !== undefined)
        yield `skipped: ${event.data.name} (${place(event.data)})${why === true ? '' : `: ${why}`}\n`
    }
    if (event.type === 'test:summary' && event.data.file === undefined) {
      if (failed && said.length > 0)
        yield `What the tests wrote, at the end:\n${said.join('').split('\n').slice(-40).join('\n')}\n`
      yield `${countsMark}${JSON.stringify({ ...event.data.counts, excused })}\n`
    }
  }
}

/** A test or file that failed only because a test inside it did: that one was told already. */
function isOnlyAboutItsParts(error: Error): boolean {
  return 'failureType' in error && error.failureType === 'subtestsFailed'
}

function rootCause(error: Error): unknown {
  return error.cause ?? error
}

function place(test: EventData.LocationInfo): string {
  return test.file === undefined ? 'no file' : `${relative(process.cwd(), test.file)}:${test.line ?? 1}`
}
