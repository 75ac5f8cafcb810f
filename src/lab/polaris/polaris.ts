import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { track, type Tracked } from '../kept/track.ts'
import { nowhere, openFolder, type DataFolder } from './data-folder.ts'
import type { Incoming, Reply } from './exchange.ts'
import { Faults } from './faults.ts'
import { RequestLog } from './log.ts'
import { answerPapi, refused } from './papi.ts'
import { seed } from './seed.ts'
import type { PolarisSettings } from './settings.ts'
import type { State } from './state.ts'
import { answerIdentity, identityPath } from './staff/identity.ts'
import { answerStaff } from './staff/staff.ts'
import { DoorTrouble } from './trouble.ts'
import type { World } from './world.ts'

/** A whole make-believe Polaris: its state, its log, its faults. */
export class Polaris implements World {
  readonly settings: PolarisSettings
  readonly clock: Clock
  readonly wall: Clock
  readonly log: RequestLog
  readonly faults: Faults
  readonly #folder: DataFolder
  readonly #kept: Tracked<State>

  constructor(options: {
    settings: PolarisSettings
    clock: Clock
    /** Where the library's day is not the one outside. */
    wall?: Clock
    folder?: string
    chance?: () => number
  }) {
    this.settings = options.settings
    this.clock = options.clock
    this.wall = options.wall ?? options.clock
    this.#folder = options.folder === undefined ? nowhere : openFolder(join(options.folder, 'polaris'))
    this.log = new RequestLog(this.#folder.logFile)
    this.faults = new Faults(options.chance)
    this.#kept = track(this.#folder.load() ?? seed(options.clock.now()))
    this.save()
  }

  /** Does what the call asks; a fault of our own leaves no half-done work behind. What it changed is kept before it is told. */
  answer(incoming: Incoming, time: Pick<World, 'clock' | 'wall'> = this): Reply {
    const world: World = { state: this.state, settings: this.settings, clock: time.clock, wall: time.wall }
    try {
      const reply = this.whole(() => answererOf(incoming)(world, incoming))
      if (incoming.method !== 'GET') this.save()
      return reply
    } catch (error) {
      console.error(error)
      return refused('own fault', new DoorTrouble(500, error instanceof Error ? error.message : String(error)))
    }
  }

  get state(): State {
    return this.#kept.state
  }

  /** The state to be written out whole, and not to be changed. */
  get written(): State {
    return this.#kept.raw
  }

  /** Does it, or leaves everything as it was. */
  whole<T>(work: () => T): T {
    return this.#kept.whole(work)
  }

  save(): void {
    this.#folder.save(this.#kept)
  }

  close(): void {
    this.#folder.close(this.#kept)
  }

  /** Everything as on the first day. */
  reset(): void {
    this.#kept.replace(seed(this.clock.now()))
    this.faults.clear()
    this.save()
  }
}

function answererOf({ target }: Incoming) {
  if (target.startsWith(identityPath)) return answerIdentity
  return /^\/Polaris\.ApplicationServices(\/|$)/i.test(target) ? answerStaff : answerPapi
}
