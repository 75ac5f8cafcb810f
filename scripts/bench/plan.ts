// The mailing plan of an office in which 800 pieces wait: as at night, and as after one change.
import { createPlanner } from '../../src/main/workers/planner.ts'
import { currentPlan, planNightly, type CurrentPlan } from '../../src/office/mailroom/plan/keep-plan.ts'
import { usualShipping } from '../../src/domain/shipping/shipping-settings.ts'
import { changeShipping } from '../../src/office/shipping/settings.ts'
import type { Answer } from '../../src/domain/refusal.ts'
import { testStore } from '../../test/database.ts'
import { benchOffice } from './bench-office.ts'
import { whole, type Section } from './figures.ts'

const pieces = 800
const lenders = 150

export async function benchPlan(): Promise<Section> {
  const database = await testStore({ kind: 'pglite' })
  const planner = createPlanner()
  try {
    await seed(database.store)
    const office = benchOffice(database.store)
    await changeShipping(office, { ...usualShipping, minutesPerDay: 720 })
    const night = await timed(() => planNightly(office, planner))
    const same = await timed(() => currentPlan(office, planner))
    await database.store.runScript(`update piece set weight_oz = 31, weight_from = 'scale' where id = 1;`)
    const changed = await timed(() => currentPlan(office, planner))
    const rows = [
      ['At night', night],
      ['Looked at, nothing changed', same],
      ['After one change', changed],
    ] as const
    return {
      title: 'The mailing plan',
      columns: ['', 'ms', 'above the bound', 'proven', 'saved against one by one'],
      rows: rows.map(([name, one]) => [name, whole(one.ms), ...figuresOf(one.answer)]),
      aims: [
        {
          words: `${pieces} pieces planned at night, and again within 30 s after a change`,
          reached: changed.ms < 30_000,
        },
      ],
      notes: [
        `${pieces} pieces for ${lenders} lenders, twelve hours of packing a day; reading, planning (a second time for a day longer), checking and keeping.`,
      ],
    }
  } finally {
    await planner.close()
    await database.drop()
  }
}

interface Timed {
  readonly ms: number
  readonly answer: Answer<CurrentPlan>
}
async function timed(work: () => Promise<Answer<CurrentPlan>>): Promise<Timed> {
  const began = performance.now()
  const answer = await work()
  return { ms: performance.now() - began, answer }
}

function figuresOf(answer: Answer<CurrentPlan>): readonly string[] {
  if (!answer.ok) return [answer.sentence, 'no', '']
  const { plan } = answer.value
  const gap = (plan.plan_cents - plan.bound_cents) / Math.max(1, plan.bound_cents)
  return [
    `${(gap * 100).toFixed(2)} %`,
    plan.is_optimal ? 'yes' : 'no',
    `${((1 - plan.plan_cents / Math.max(1, plan.alone_cents)) * 100).toFixed(1)} %`,
  ]
}

/** Straight into the tables: back within the last week, of all weights, a few with terms. */
const seed = (store: Awaited<ReturnType<typeof testStore>>['store']): Promise<void> =>
  store.runScript(`
    insert into library (kind, name, address) select 'partner', 'Partner ' || n, '{"city":"Ithaca"}' from generate_series(1, ${lenders}) n;
    insert into request (number, kind, service, state, state_since, source, source_key, title, due_on, created_at)
      select 'B26' || lpad(n::text, 6, '0') || 'A', 'borrowing', 'loan', 'back', now(), 'bench', n::text, 'Title ' || n, (now() + interval '40 days')::date, now()
      from generate_series(1, ${pieces}) n;
    insert into lender_string_entry (request_id, n, position, library_id, state, terms)
      select id, 1, 1, 1 + (id * 7919) % ${lenders}, 'shipped',
        (case when id % 40 = 0 then '{"ownPackaging":true}' when id % 55 = 0 then '{"insuredCents":20000}' when id % 60 = 0 then '{"signature":true}' else '{}' end)::jsonb
      from request;
    update request r set current_entry_id = e.id from lender_string_entry e where e.request_id = r.id;
    insert into piece (request_id, n, entry_id, place, place_since, weight_oz, weight_from)
      select request_id, 1, id, 'packing', now() - (id % 5) * interval '1 day', 8 + (id * 31) % 45, 'scale' from lender_string_entry;
    insert into setting (name, value) values ('desk', '{"week":{"mon":{"from":"06:00","until":"18:00"},"tue":{"from":"06:00","until":"18:00"},"wed":{"from":"06:00","until":"18:00"},"thu":{"from":"06:00","until":"18:00"},"fri":{"from":"06:00","until":"18:00"},"sat":null,"sun":null},"auditDays":180}');
  `)
