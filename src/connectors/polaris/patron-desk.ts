// Patrons made and changed in Polaris. Before one is made, whoever might be the same person is looked for; a repeat
// finds its own by the key in FormerID.
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { AlikePatron, NewIlsPatron } from '../../domain/ils/records.ts'
import { ConnectorError } from '../../office/ports.ts'
import { type IlsPatronDesk, type IlsPatronMade } from '../../office/ils-port.ts'
import { itemsOut, owedBy, renewItem } from './circulation.ts'
import { isItThere } from './is-it-there.ts'
import { InDoubt } from '../over-http/call.ts'
import { PapiRefusal } from './papi/errors.ts'
import { searchPatrons, type AccessPoint, type PatronRow } from './papi/patron-search.ts'
import { madeJustNow } from './made-just-now.ts'
import { makePatron } from './make-patron.ts'
import { basicData } from './patrons.ts'
import { takeVerifyBlocks } from './verify-blocks.ts'
import { fieldsOf, recordOf } from './patron-record.ts'
import { logOn } from './polaris.ts'
import type { Tools } from './tools.ts'

export function createPatronDesk({ polaris, branches, now }: Tools): IlsPatronDesk {
  async function alikeRows(
    wanted: NewIlsPatron,
    byNameAlone = false,
  ): Promise<ReadonlyMap<number, { row: PatronRow; by: AlikePatron['by'][number][] }>> {
    const found = new Map<number, { row: PatronRow; by: AlikePatron['by'][number][] }>()
    const questions: readonly [AlikePatron['by'][number], Partial<Record<AccessPoint, string>> | null][] = [
      [
        'name and birth date',
        wanted.birthDate !== null
          ? { PATNL: `${wanted.lastName}, ${wanted.firstName}`, BD: wanted.birthDate }
          : byNameAlone
            ? { PATNL: `${wanted.lastName}, ${wanted.firstName}` }
            : null,
      ],
      ['e-mail', wanted.email === null ? null : { EM: wanted.email }],
      ['card', wanted.card === null ? null : { PATB: wanted.card }],
    ]
    for (const [by, terms] of questions) {
      if (terms === null) continue
      for (const row of await searchPatrons(polaris, terms)) {
        const known = found.get(row.patronId)
        if (known) known.by.push(by)
        else found.set(row.patronId, { row, by: [by] })
      }
    }
    // No search goes by user name; a log-in name is taken wherever a card would be.
    const named = wanted.userName === null ? null : await basicData(polaris, wanted.userName)
    if (named) {
      const known = found.get(named.PatronID)
      if (known) known.by.push('user name')
      else
        found.set(named.PatronID, {
          row: {
            patronId: named.PatronID,
            card: named.Barcode ?? '',
            branchId: named.PatronOrgID ?? null,
            name: [named.NameLast, named.NameFirst].filter((one) => one).join(', '),
          },
          by: ['user name'],
        })
    }
    return found
  }

  /** Ours is known by the key in its record. */
  async function made(key: string, wanted: NewIlsPatron): Promise<IlsPatronMade | null> {
    const ours: PatronRow[] = []
    for (const { row } of (await alikeRows(wanted, true)).values()) {
      const known = await basicData(polaris, row.card)
      if (known?.['FormerID'] === key) ours.push(row)
    }
    const [first, ...others] = ours.toSorted((a, b) => a.patronId - b.patronId)
    return first ? { ilsId: String(first.patronId), card: first.card, doubles: others.map((one) => one.card) } : null
  }

  /** After it was made: what cannot be looked up then is no reason to call it not made. */
  async function madeAlready(key: string, wanted: NewIlsPatron): Promise<IlsPatronMade | null> {
    try {
      return await made(key, wanted)
    } catch (error) {
      if (error instanceof ConnectorError) return null
      throw error
    }
  }

  /** The search may take seconds to know a new patron. */
  async function madeAfterAll(key: string, wanted: NewIlsPatron) {
    for (const waitMs of [0, polaris.assumed('patronSearchLagSeconds') * 1000 + 500]) {
      await wait(waitMs)
      const found = await made(key, wanted)
      if (found) return found
    }
    return null
  }

  return {
    async alike(wanted) {
      const rows = [...(await alikeRows(wanted)).values()]
      return Promise.all(
        rows.map(async ({ row, by }) => ({
          card: row.card,
          name: row.name,
          libraryCode: row.branchId === null ? null : await branches.codeOf(row.branchId),
          by,
        })),
      )
    },
    preview: async (wanted) => fieldsOf(await recordOf(polaris, branches, wanted, { key: null, now: now() })),
    made,
    async create(key, wanted) {
      const before = (await made(key, wanted)) ?? (await madeJustNow(polaris, key, wanted, now()))
      if (before) return before
      try {
        const made = await makePatron(polaris, await recordOf(polaris, branches, wanted, { key, now: now() }), null)
        const ilsId = String(made.PatronID)
        // The first of two is ours, whichever of them was answered; a search that lags knows neither yet.
        const found = await madeAlready(key, wanted)
        return found ?? { ilsId, card: made.Barcode ?? wanted.card ?? `PACREG${ilsId}`, doubles: [] }
      } catch (error) {
        // Delivered twice on its way, the second is refused for the first.
        if (error instanceof PapiRefusal) {
          const first = await madeAlready(key, wanted)
          if (first) return first
        }
        // A patron just made may not be found for a while: only a person can say.
        if (error instanceof InDoubt) {
          const after = await madeAfterAll(key, wanted)
          if (after) return after
          throw isItThere(
            'Polaris did not answer when the patron was made, and its search may not know a new one at once. Look for the name there.',
          )
        }
        throw error
      }
    },
    vouch: (ilsId) => takeVerifyBlocks(polaris, ilsId),
    async change(card, next) {
      const fields = {
        ...(next.email === undefined || next.email === null ? {} : { EmailAddress: next.email }),
        ...(next.phone === undefined || next.phone === null ? {} : { PhoneVoice1: next.phone }),
        ...(next.pickupCode === undefined || next.pickupCode === null
          ? {}
          : { RequestPickupBranchID: await branches.idOf(next.pickupCode) }),
      }
      if (!polaris.assumed('staffMayUpdatePatron'))
        throw new ConnectorError(
          'by-hand',
          `Change the patron in Leap: ${fieldsOf(fields)
            .map(({ field, value }) => `${field} ${value}`)
            .join(', ')}.`,
        )
      await polaris.papi.call({
        name: 'PatronRegistrationUpdate',
        method: 'PUT',
        isProtected: false,
        parts: ['patron', card],
        query: { ignoresa: true },
        by: 'staff',
        body: { ...logOn(polaris.settings()), ...fields },
        shape: z.looseObject({}),
      })
    },
    itemsOut: (card) => itemsOut(polaris, card, { reference: null }),
    owed: (card) => owedBy(polaris, card),
    renew: (card, barcode) => renewItem(polaris, card, barcode),
  }
}
