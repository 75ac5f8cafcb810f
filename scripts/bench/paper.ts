// The papers of 100 pieces: their straps and slips, and the labels of the packages they go home in, read and drawn as one PDF.
import { createPress } from '../../src/main/workers/press.ts'
import { takeBatch, sheetsOf } from '../../src/office/printing/print-queue.ts'
import { addPrintJobs } from '../../src/store/print-jobs.ts'
import { testStore } from '../../test/database.ts'
import { benchOffice } from './bench-office.ts'
import { kilobytes, median, whole, type Section } from './figures.ts'

const pieces = 100
const lenders = 25
const kinds = [
  ['straps', ['strap']],
  ['slips', ['slip']],
  ['labels', ['label']],
  ['all of them', ['strap', 'slip', 'label']],
] as const
type Kind = 'strap' | 'slip' | 'label'
const mostMs = 5000

export async function benchPaper({ rounds }: { readonly rounds: number }): Promise<Section> {
  const database = await testStore({ kind: 'pglite' })
  const press = createPress()
  try {
    await seed(database.store)
    const office = benchOffice(database.store)
    const rows: (readonly string[])[] = []
    const both: number[] = []
    for (const [name, some] of kinds) {
      const read: number[] = []
      const drawn: number[] = []
      let bytes = 0
      let papers = 0
      for (let round = 0; round < rounds; round += 1) {
        const jobIds = await queued(database.store, some)
        papers = jobIds.length
        const began = performance.now()
        const taken = await takeBatch(office, jobIds)
        if (!taken.ok) throw new Error(taken.sentence)
        const parts = await sheetsOf(office, taken.value.jobIds)
        const between = performance.now()
        bytes = (await press.draw(parts)).length
        read.push(between - began)
        drawn.push(performance.now() - between)
      }
      rows.push([name, String(papers), whole(median(read)), whole(median(drawn)), kilobytes(bytes)])
      both.push(median(read) + median(drawn))
    }
    return {
      title: 'Paper',
      columns: ['', 'papers', 'read, ms', 'drawn, ms', 'PDF, kB'],
      rows,
      aims: [
        {
          words: `the papers of ${pieces} pieces and ${lenders} packages as one PDF in ${mostMs / 1000} s`,
          reached: (both.at(-1) ?? Number.POSITIVE_INFINITY) < mostMs,
        },
      ],
      notes: [
        `Taken from the queue, read from PGlite, drawn beside the server with their barcodes; the middle of ${rounds}.`,
      ],
    }
  } finally {
    await press.close()
    await database.drop()
  }
}

type Store = Awaited<ReturnType<typeof testStore>>['store']

const queued = (store: Store, some: readonly Kind[]): Promise<readonly number[]> =>
  store.transact((tx) =>
    addPrintJobs(
      tx,
      some.flatMap((kind) =>
        Array.from({ length: kind === 'label' ? lenders : pieces }, (_, index) => ({
          kind,
          request_id: kind === 'label' ? null : index + 1,
          piece_id: kind === 'label' ? null : index + 1,
          parcel_id: kind === 'label' ? index + 1 : null,
          effect_id: null,
          stock: kind === 'label' ? ('label_4x6' as const) : ('letter_6' as const),
          printer: null,
        })),
      ),
      new Date(),
    ),
  )

/** Straight into the tables: received, four for each lender, every tenth on terms of its lender's. */
const seed = (store: Store): Promise<void> =>
  store.runScript(`
    insert into library (kind, name, address) select 'partner', 'Partner Library of Towpath County ' || n, ('{"lines":["' || n || ' Canal Street"],"city":"Ithaca","region":"NY","postcode":"14850"}')::jsonb from generate_series(1, ${lenders}) n;
    insert into request (number, kind, service, state, state_since, source, source_key, title, due_on, created_at)
      select 'B26' || lpad(n::text, 6, '0') || 'A', 'borrowing', 'loan', 'received', now(), 'bench', n::text, 'A history of the canals of the state, volume ' || n, (now() + interval '40 days')::date, now()
      from generate_series(1, ${pieces}) n;
    insert into lender_string_entry (request_id, n, position, library_id, state, terms)
      select id, 1, 1, 1 + id % ${lenders}, 'shipped', (case when id % 10 = 0 then '{"insuredCents":20000,"signature":true,"keepStrap":true}' else '{}' end)::jsonb from request;
    update request r set current_entry_id = e.id from lender_string_entry e where e.request_id = r.id;
    insert into piece (request_id, n, entry_id, place, place_since) select request_id, 1, id, 'office', now() from lender_string_entry;
    insert into parcel (number, library_id, state, created_at, service) select 'P26' || lpad(n::text, 5, '0'), n, 'open', now(), 'library_mail' from generate_series(1, ${lenders}) n;
  `)
