import { FolderInUse } from '../../lab/worldshare/hold.ts'
import { closing, type Closing } from '../closing.ts'
import type { Call, Report } from './command.ts'
import { emulators, type EmulatorOptions } from './emulators.ts'
import { CommandRefused } from './refused.ts'
import { UsageWrong } from './usage-wrong.ts'

/** Opens one of the emulators and stays until it is ended. */
export async function emulatorCommand(call: Call): Promise<Report> {
  const [name = ''] = call.words
  const open = emulators[name]
  if (!open) throw new UsageWrong(`There is no emulator “${name}”; there is ${Object.keys(emulators).join(', ')}.`)
  const closer = closing()
  closer.onSignals(call.log)
  const running = await open(optionsOf(call)).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new CommandRefused('port-taken', `Port ${call.values.get('port')} is taken: name another with --port.`)
    }
    if (error instanceof FolderInUse) throw new CommandRefused('in-use', error.message)
    throw error
  })
  closer.add(() => running.close())
  if (call.flags.has('until-input-ends')) endWithInput(closer, call.log)
  call.say(`${running.about} ${running.url}`)
  return new Promise<Report>(() => undefined)
}

/** Whoever started it has gone, perhaps without a word. */
function endWithInput(closer: Closing, log: (line: string) => void): void {
  const end = (): void => {
    closer.all().then(
      () => process.exit(0),
      (error: unknown) => {
        log(error instanceof Error ? (error.stack ?? error.message) : String(error))
        process.exit(1)
      },
    )
  }
  process.stdin.once('end', end).once('close', end).resume()
}

function optionsOf(call: Call): EmulatorOptions {
  const port = call.values.get('port')
  if (port !== undefined && (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)) {
    throw new UsageWrong('--port needs a number from 0 to 65535.')
  }
  return {
    port: Number(port ?? 0),
    host: call.environment['HOST'] ?? '127.0.0.1',
    data: call.values.get('data'),
    set: call.flags.has('other') ? 'other' : 'value',
    environment: call.environment,
    log: call.log,
  }
}
