// The driver: takes requests in, presses what a person would press, moves the outside along, answers cards, until every
// request has gone as far as it goes; then the faults end and the office settles.
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { watchBornOutside } from './born-outside.ts'
import { answerCard, cardShape, type StepCard } from './cards.ts'
import type { Desk } from './desk.ts'
import { maintenanceWindow } from './fault-kinds.ts'
import type { OfficeTime } from './office-time.ts'
import type { Outside } from './outside.ts'
import { pack } from './pack.ts'
import type { Planned } from './plan.ts'
import type { FaultRun } from './run.ts'
import { borrowers, us } from './set-up.ts'
import { nextStep, type Line, type Memory, type Seen } from './steps.ts'
import { takeIn, type NewPatron } from './take-in.ts'

export interface Driven {
  readonly plan: readonly Planned[]
  /** Those that were asked for, with the office’s number where the driver was told one. */
  readonly takenIn: ReadonlyMap<number, number | null>
  /** Readers that were made patrons in the run, by their last name. */
  readonly newPatrons: readonly NewPatron[]
  /** Cards by what they asked, and how they were answered. */
  readonly answered: ReadonlyMap<string, number>
  /** Made in the other system, and never seen by the office though it looked again and again. */
  readonly neverCameIn: readonly Planned[]
  readonly rounds: number
  readonly askedAgain: number
  /** Requests still open when nothing moved any more. */
  readonly standing: readonly Line[]
  /** Requests that a card of Today is about at the end. */
  readonly carded: ReadonlySet<number | null>
  /** What the office’s own page of differences shows at the end, by kind, each with the request it is about. */
  readonly listed: readonly { readonly kind: string; readonly requestId: number | null }[]
}

const lineShape = z.looseObject({
  id: z.number(),
  number: z.string(),
  kind: z.string(),
  service: z.string(),
  state: z.string(),
  title: z.string(),
  marks: z.array(z.string()),
})
const stepsShape = z.looseObject({
  line: z.looseObject({ state: z.string() }),
  effects: z.array(z.looseObject({ state: z.string() })),
})
const differencesShape = z.looseObject({
  differences: z.array(z.looseObject({ kind: z.string(), request: z.looseObject({ id: z.number() }).nullable() })),
  run: z.looseObject({ startedAt: z.string(), endedAt: z.string().nullable() }).nullable(),
})
const begunShape = z.object({ run: z.looseObject({ startedAt: z.string() }) })
const storyShape = z.looseObject({ story: z.array(z.looseObject({ notes: z.array(z.string()) })) })
const outboxShape = z.looseObject({ lines: z.array(z.looseObject({ notBefore: z.string() })) })
const listShape = z.object({ lines: z.array(lineShape), more: z.boolean() })

export async function drive(given: {
  readonly run: FaultRun
  readonly desk: Desk
  readonly outside: Outside
  readonly time: OfficeTime
  /** Where Polaris’ reports are laid. */
  readonly reports: string
  readonly plan: readonly Planned[]
  /** Faults and kills end. */
  calm(): Promise<void>
}): Promise<Driven> {
  const { run, desk, outside, time, plan } = given
  const waiting = [...plan]
  const byTitle = new Map(plan.map((one) => [one.title, one]))
  const takenIn = new Map<number, number | null>()
  const memories = new Map<number, Memory>()
  const newPatrons: NewPatron[] = []
  const answered = new Map<string, number>()
  const titles = new Map<number, string>()
  /** How often a card was answered since the faults ended: one that comes again and again stands. */
  const answeredOften = new Map<number, number>()
  /** Closed, with every step done. */
  const settled = new Set<number>()
  let scans = 0
  let rounds = 0
  let isCalm = false
  let lastMoved = time.now().getTime()
  let seen: ReadonlyMap<number, string> = new Map()
  let leapMs = shortestLeapMs
  let closedAt = Date.now()
  const born = watchBornOutside({ desk, outside, reports: given.reports })

  const bench = {
    desk,
    outside,
    async scan(station: 'arriving' | 'drop_box', code: string): Promise<void> {
      scans += 1
      await desk.ask('POST', '/scans', {
        session: `faults-${station.replace('_', '-')}`,
        station,
        code,
        key: `s${scans}`,
      })
    },
  }
  async function open(): Promise<readonly Line[]> {
    const lines: Line[] = []
    for (let before: number | undefined; ;) {
      const answer = await desk.ask(
        'GET',
        `/requests?open=true&limit=200${before === undefined ? '' : `&before=${before}`}`,
      )
      const page = listShape.parse(answer.body)
      lines.push(...page.lines)
      before = page.lines.at(-1)?.id
      if (!page.more || before === undefined) return lines
    }
  }

  for (;;) {
    rounds += 1
    const lines = await open()
    for (const line of lines) titles.set(line.id, line.title)
    born.seen(lines.map((line) => line.title))
    // Something moves while states change; what stands still for long has gone as far as it goes.
    const now = time.now().getTime()
    const states = new Map(lines.map((one) => [one.id, `${one.state}${one.marks.join()}`]))
    const moved =
      lines.filter((one) => seen.get(one.id) !== states.get(one.id)).length +
      [...seen.keys()].filter((id) => !states.has(id)).length
    seen = states
    if (moved > 0 || waiting.length > 0) lastMoved = now
    const stillMs = now - lastMoved
    const isStill = isCalm
      ? stillMs > stillAtEndMs && (stillMs > longestStillMs || (await isQuiet()))
      : waiting.length === 0 && (lines.length === 0 || stillMs > stillBeforeCalmMs)
    const isOver = isStill && (await born.isSettled())
    if (isOver && isCalm) break
    if (isOver) {
      await given.calm()
      isCalm = true
      born.lookAnew()
      // As every night does, before days go by at once: what has closed is compared for a month only.
      await differences(desk)
      lastMoved = time.now().getTime()
    }
    // Where few have something to do, nobody waits for the clock; reading a report is not a matter of the office's days.
    if (isStill && !isOver) leapMs = shortestLeapMs
    else if (moved > lines.length / 25 || (await dueSteps()) > mostDueAtLeap) leapMs = shortestLeapMs
    else if (waiting.length === 0 || lines.length >= run.atOnce) {
      await time.leap(leapMs)
      leapMs = Math.min(leapMs * 1.5, longestLeapMs)
    }

    const room = run.atOnce - lines.length
    await inTurn(waiting.splice(0, Math.max(0, Math.min(room, 40))), 6, async (one) => {
      const taken = await takeIn(one, { desk, outside, us, borrowers, newPatrons })
      if (taken === 'later') return void waiting.push(one)
      takenIn.set(one.n, taken.requestId)
      if (taken.requestId === null) born.made(one)
      memories.set(one.n, { did: new Set(), card: taken.card })
    })
    if (!isCalm && Date.now() - closedAt > maintenanceEveryMs) {
      closedAt = Date.now()
      await outside.tellNetwork('faults', maintenanceWindow)
    }

    const polaris = await outside.polaris()
    const network = new Map(
      (await outside.network()).requests.map((one) => [one.document.item?.title ?? '', one.status]),
    )
    const there: Seen = {
      items: new Map(polaris.items.map((one) => [one.barcode, one])),
      networkStatus: (title) => network.get(title) ?? null,
    }
    await inTurn(lines, 6, async (line) => {
      const one = byTitle.get(line.title)
      if (one) await nextStep(bench, one, line, memories.get(one.n) ?? { did: new Set(), card: one.card }, there)
    })
    await pack(desk)
    if (rounds % reportEvery === 0) await outside.layReport(given.reports)
    if (rounds % 2 === 0) await answerCards()
    if (rounds % 20 === 0)
      run.say(
        `round ${rounds}: ${waiting.length} to come, ${lines.length} open, ${countOf(lines)}${isCalm ? ', calm' : ''}`,
      )
    await sleep(lines.length < 30 ? 400 : 50)
  }

  /** Steps the office could do now and has not come to. */
  async function dueSteps(): Promise<number> {
    const page = outboxShape.parse((await desk.ask('GET', '/outbox?standing=waiting')).body)
    return page.lines.filter((one) => Date.parse(one.notBefore) <= time.now().getTime()).length
  }
  async function answerCards(): Promise<void> {
    const answer = await desk.ask('GET', '/cards')
    const all = z.array(cardShape).parse(answer.body)
    for (const one of all.filter((card) => card.kind === 'question')) await answerQuestion(one, answered)
    const steps = all.filter((one) => one.effectId !== null)
    if (steps.length === 0) return
    const here = { desk, outside, polaris: await outside.polaris(), network: await outside.network() }
    await inTurn(steps, 4, async (card) => {
      const often = answeredOften.get(card.effectId ?? 0) ?? 0
      if (isCalm && often > mostAnswers) return
      if (isCalm) answeredOften.set(card.effectId ?? 0, often + 1)
      const done = await answerCard(card, { ...here, titleOf: (id) => titles.get(id) ?? '' })
      if (!done) return
      const key = `${done.about} → ${done.how}`
      answered.set(key, (answered.get(key) ?? 0) + 1)
    })
  }
  /** What stands as an open question: its words are in the request’s story. */
  async function answerQuestion(card: StepCard, answered: Map<string, number>): Promise<void> {
    const page = storyShape.safeParse((await desk.ask('GET', `/requests/${card.requestId}`)).body).data
    const notes = page?.story.flatMap((one) => one.notes) ?? []
    let about = 'question'
    for (const note of notes) {
      const twin = /has two requests for this one, \d+ and (\d+)/.exec(note)
      if (!twin) continue
      about = 'question: two requests in WorldShare'
      // Shipped already, it stands: a second copy is on its way.
      if (!(await outside.cancelInNetwork(Number(twin[1])))) return
    }
    await desk.ask('POST', `/requests/${card.requestId}/actions`, { action: 'answer', details: {} })
    answered.set(`${about} → answer`, (answered.get(`${about} → answer`) ?? 0) + 1)
  }
  /** No step is left that goes by itself, and no card that was not answered again and again. */
  async function isQuiet(): Promise<boolean> {
    const left = z.array(cardShape).parse((await desk.ask('GET', '/cards')).body)
    if (left.some((one) => one.effectId !== null && (answeredOften.get(one.effectId) ?? 0) <= mostAnswers)) return false
    let isBusy = false
    await inTurn([...titles.keys()], 6, async (id) => {
      if (isBusy || settled.has(id)) return
      const page = stepsShape.parse((await desk.ask('GET', `/requests/${id}`)).body)
      if (page.effects.some((one) => ['waiting', 'doing', 'held'].includes(one.state))) isBusy = true
      else if (page.line.state === 'closed') settled.add(id)
    })
    return !isBusy
  }

  return {
    plan,
    takenIn,
    newPatrons,
    answered,
    neverCameIn: born.missing,
    rounds,
    askedAgain: desk.again,
    standing: await open(),
    carded: new Set(
      z
        .array(cardShape)
        .parse((await desk.ask('GET', '/cards')).body)
        .map((one) => one.requestId),
    ),
    listed: await differences(desk),
  }
}

/** The office compares all of it now; its page is read when that is done, however long it takes. */
async function differences(desk: Desk): Promise<Driven['listed']> {
  for (let refused = 0; refused < mostRefused;) {
    const begun = begunShape.safeParse((await desk.ask('POST', '/differences/compare')).body).data
    // One that is under way already began too early.
    if (!begun) {
      refused += 1
      await sleep(500)
    } else
      for (;;) {
        const page = differencesShape.parse((await desk.ask('GET', '/differences')).body)
        // Another run, or none: the process was killed while it compared.
        if (page.run?.startedAt !== begun.run.startedAt) break
        if (page.run.endedAt !== null)
          return page.differences.map((one) => ({ kind: one.kind, requestId: one.request?.id ?? null }))
        await sleep(500)
      }
  }
  throw new Error('Comparing was refused for ten minutes.')
}
const mostRefused = 1200

const mostAnswers = 4
const maintenanceEveryMs = 45_000
const reportEvery = 10
const hourMs = 3_600_000
const mostDueAtLeap = 4
/** The office's minutes, put forward at once; more while still nothing moves. */
const shortestLeapMs = hourMs / 4
const longestLeapMs = 8 * hourMs
/** Of the office's time, too. */
const stillBeforeCalmMs = 72 * hourMs
const stillAtEndMs = 72 * hourMs
const longestStillMs = 30 * 24 * hourMs

async function inTurn<T>(all: readonly T[], most: number, work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all]
  await Promise.all(
    Array.from({ length: most }, async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one)
    }),
  )
}

function countOf(lines: readonly Line[]): string {
  const counts = Map.groupBy(lines, (one) => `${one.kind[0] ?? ''}.${one.state}`)
  return [...counts].map(([state, all]) => `${state} ${all.length}`).join(', ')
}
