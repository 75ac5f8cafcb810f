export interface EmulatorOptions {
  /** 0: any free port. */
  readonly port: number
  readonly host: string
  readonly data: string | undefined
  /** Which values of the assumptions it speaks. */
  readonly set: 'value' | 'other'
  readonly environment: NodeJS.ProcessEnv
  readonly log: (line: string) => void
}

export interface RunningEmulator {
  readonly url: string
  readonly about: string
  close(): Promise<void>
}

type Open = (options: EmulatorOptions) => Promise<RunningEmulator>

/** Every emulator by its name; each is read only when it is asked for. */
export const emulators: Readonly<Record<string, Open>> = {
  polaris: async ({ port, host, data, set, environment }) => {
    const { openPolarisEmulator } = await import('../../lab/polaris/open.ts')
    const { url, close } = await openPolarisEmulator({ port, host, data, set, environment })
    return { url, close, about: 'The Polaris emulator answers, and shows what it holds, at' }
  },
  worldshare: async ({ port, host, data, set, log }) => {
    const { openWorldshare } = await import('../../lab/worldshare/worldshare.ts')
    const fault = (error: unknown): void => log(error instanceof Error ? (error.stack ?? error.message) : String(error))
    const { url, close } = await openWorldshare({ port, host, data, set, fault })
    return { url, close, about: 'The WorldShare emulator answers, and shows what it holds, at' }
  },
}
