// An office without a key beside the make-believe WorldShare, whose staff pages a test works in as people do.
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { byHand } from '../src/connectors/by-hand/carrier.ts'
import { usualAssisted } from '../src/domain/assisted/systems.ts'
import { openWorldshare as openEmulator } from '../src/lab/worldshare/worldshare.ts'
import { openWorldshare, type WorldshareHere } from '../src/main/worldshare.ts'
import { paste } from '../src/office/assisted/paste.ts'
import type { Office } from '../src/office/context.ts'
import { settleEffect } from '../src/office/effects/settle-effect.ts'
import { cards } from '../src/office/worklist/cards.ts'
import { makeWorld } from './world.ts'
import { colleague } from './world-requests.ts'

export const us = 128807

export async function scene(t: TestContext) {
  const start = Date.parse('2026-11-24T14:00:00Z')
  let here: WorldshareHere | null = null
  const world = await makeWorld(t, {
    carriers: {
      partner: (channel) => (channel === 'worldshare' && here?.isOn() ? here.carrier : byHand),
      ils: () => byHand,
    },
  })
  const emulator = await openEmulator({ wall: () => start + (world.clock.now().getTime() - start) })
  t.after(() => emulator.close())
  here = openWorldshare({
    office: world.office,
    kept: world.settings,
    secret: (name) => world.secrets.get(name),
  })
  const connected = here
  await world.office.store.transact(async (tx) => {
    for (const [id, symbol] of [
      [world.libraries.tallgrass, 'XHV'],
      [world.libraries.hillcrest, 'XSB'],
    ] as const) {
      await tx.updateTable('library').set({ channel: 'worldshare' }).where('id', '=', id).execute()
      await tx.deleteFrom('library_symbol').where('library_id', '=', id).where('scheme', '=', 'OCLC').execute()
      await tx.insertInto('library_symbol').values({ library_id: id, scheme: 'OCLC', symbol }).execute()
    }
  })
  const pages = { new: `${emulator.url}/staff/new`, request: `${emulator.url}/staff/requests/{number}` }
  const office: Office = {
    ...world.office,
    assisted: () => ({
      settings: {
        worldshare: { ...usualAssisted.worldshare, isOn: true, pages },
        polaris: { isOn: true, pages: {} },
      },
      modes: { worldshare: connected.isOn() ? 'api' : 'assisted', polaris: 'assisted' },
      us,
    }),
  }
  const stateOf = async (id: number): Promise<string> =>
    (await office.store.db.selectFrom('request').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state
  return {
    world,
    office,
    emulator,
    here: connected,
    stateOf,
    card: async (id: number, name: RegExp) => {
      const found = (await cards(office, id)).find((one) => name.test(one.words))
      assert.ok(found, `no card like ${name.source}`)
      return found
    },
    /** Staff fill in the form there, as the card’s fields say; the page they land on has the number. */
    async sends(fields: readonly { label: string; value: string }[]): Promise<string> {
      const value = (label: string) => fields.find((one) => one.label === label)?.value ?? ''
      const body = new URLSearchParams({
        type: value('Type').toUpperCase(),
        title: value('Title'),
        oclc: value('OCLC Number'),
        lenders: value('Lenders'),
        reference: value('Reference ID'),
      })
      const answer = await fetch(`${emulator.url}/staff/new`, { method: 'POST', body, redirect: 'manual' })
      return /\d{9}/.exec(answer.headers.get('location') ?? '')?.[0] ?? ''
    },
    async page(path: string): Promise<string> {
      return (await fetch(`${emulator.url}/staff/${path}`)).text()
    },
    async there(id: string, who: number, action: string): Promise<void> {
      const answer = await fetch(`${emulator.url}/lab/act`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: Number(id), who, action, days: 40 }),
      })
      assert.equal(answer.status, 200, `${action}: ${await answer.text()}`)
    },
    async pasted(html: string, isApplied: boolean) {
      const answer = await paste(office, 'worldshare', { html }, isApplied)
      assert.ok(answer.ok, answer.ok ? '' : answer.sentence)
      return answer.value.lines.map((one) => [one.number, one.outcome, one.words])
    },
    async presses(id: number, name: RegExp): Promise<void> {
      const found = (await cards(office, id)).find((one) => name.test(one.words) && one.effectId !== null)
      assert.ok(found, `no card like ${name.source}`)
      assert.ok((await settleEffect(office, { effectId: found.effectId ?? 0, how: 'done', actor: colleague })).ok)
    },
  }
}
