// The connector and the make-believe Polaris on one line, for tests.
import type { TestContext } from 'node:test'
import { createPolarisIls } from '../../src/connectors/polaris/ils.ts'
import { createPolaris } from '../../src/connectors/polaris/polaris.ts'
import { polarisSettings, type PolarisSettings } from '../../src/connectors/polaris/settings.ts'
import { triesInMemory } from '../../src/connectors/polaris/staff-account.ts'
import { polarisReader } from '../../src/domain/assumptions/polaris.ts'
import { realClock } from '../../src/lab/clock.ts'
import { Polaris } from '../../src/lab/polaris/polaris.ts'
import { openPolaris } from '../../src/lab/polaris/server.ts'
import { defaultSettings } from '../../src/lab/polaris/settings.ts'
import type { OutsideCalls } from '../../src/office/ports.ts'
import type { Ils } from '../../src/office/ils-port.ts'

export const officeBranch = 3

export async function connected(
  t: TestContext,
  set: 'value' | 'other',
  more: Partial<PolarisSettings>,
  chance?: () => number,
): Promise<{ ils: Ils; there: Polaris }> {
  const assumed = polarisReader({}, set)
  const there = new Polaris({
    settings: { ...defaultSettings, assumed, finePerDayCents: 25 },
    clock: realClock,
    ...(chance ? { chance } : {}),
  })
  const running = await openPolaris(there, 0, '127.0.0.1')
  t.after(() => running.close())
  const settings = {
    ...polarisSettings.parse({
      papiAddress: `${running.url}/PAPIService/REST`,
      staffAddress: `${running.url}/Polaris.ApplicationServices/api`,
      accessId: defaultSettings.accessId,
      domain: 'FLDOMAIN',
      user: 'illstaff',
      branchId: officeBranch,
      userId: 799,
      workstationId: 1205,
    }),
    ...more,
  }
  const now = (): Date => new Date()
  const polaris = createPolaris({
    connection: () => ({ settings, accessKey: defaultSettings.accessKey, password: 'notarealpassword' }),
    assumed,
    keeper: keptInMemory(),
    tries: triesInMemory(),
    now,
  })
  return { ils: createPolarisIls(polaris, now), there }
}

type Kept = Awaited<ReturnType<OutsideCalls['earlier']>>[number]

function keptInMemory(): OutsideCalls {
  const kept: (Kept & { reference: string | null; kind: string; at: Date })[] = []
  return {
    begin(call) {
      kept.push({ id: kept.length, ...call, answer: null, status: null, at: new Date() })
      return Promise.resolve(kept.length - 1)
    },
    end(id, { status, body }) {
      const before = kept[id]
      if (before) kept[id] = { ...before, status, answer: body }
      return Promise.resolve()
    },
    holding: (words, kind, since) =>
      Promise.resolve(kept.filter((one) => one.kind === kind && one.at >= since && one.body.includes(words))),
    looked(call, { status, body }) {
      kept.push({ id: kept.length, ...call, answer: body, status, at: new Date() })
      return Promise.resolve()
    },
    earlier: (reference, kind) =>
      Promise.resolve(kept.filter((one) => one.reference === reference && one.kind === kind)),
  }
}
