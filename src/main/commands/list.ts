import type { Command } from './command.ts'

export const commands: readonly Command[] = [
  {
    name: 'start',
    about: 'Opens the office that is installed here. Without an office: an empty one, to be set up.',
    words: [],
    flags: {
      demo: 'a make-believe office with make-believe partners; this machine only',
      empty: 'an empty office: prints a code for its first page',
    },
    load: async () => (await import('./start.ts')).startCommand,
  },
  {
    name: 'doctor',
    about: 'Looks at everything the office stands on and says what to do. Changes nothing.',
    words: [],
    flags: {},
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
  {
    name: 'backup',
    about: 'Writes the whole office into one new file, also while it is open.',
    words: ['FILE'],
    flags: {
      'with-secrets':
        'with this office’s own key, which opens the keys and passwords of other systems: keep that file safe',
    },
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  {
    name: 'restore',
    about: 'Puts a backup in place. The office must be closed.',
    words: ['FILE'],
    flags: { replace: 'in the place of the office that is here now' },
    load: async () => (await import('./restore.ts')).restoreCommand,
  },
  {
    name: 'migrate',
    about: 'Brings the database up to this release, after a backup. `start` does the same by itself.',
    words: [],
    flags: {},
    load: async () => (await import('./migrate.ts')).migrateCommand,
  },
  {
    name: 'returns plan',
    about:
      'The cheapest plan for a file of returns (- is the standard input): which pieces travel together, on which day, by which service.',
    words: ['INSTANCE.json'],
    flags: {},
    values: { 'time-limit': { word: 'SECONDS', about: 'how long it may take (10); then the best plan so far' } },
    load: async () => (await import('./returns.ts')).planReturnsCommand,
  },
  {
    name: 'returns check',
    about:
      'Checks a plan against the rules of its file and says what it costs. One of the files may be - for the standard input.',
    words: ['INSTANCE.json', 'SOLUTION.json'],
    flags: {},
    load: async () => (await import('./returns.ts')).checkReturnsCommand,
  },
  {
    name: 'differences',
    about: 'Where ours, Polaris and WorldShare disagree, as compared last. Ends with 1 when there are any.',
    words: [],
    flags: { compare: 'compares now and waits for it; the office must be open' },
    load: async () => (await import('./differences.ts')).differencesCommand,
  },
  {
    name: 'emulator',
    about: 'Stands in for a vendor’s service (polaris, worldshare), so that clients can be tried without the vendor.',
    words: ['NAME'],
    flags: {
      other: 'speaks the second value of everything docs/assumptions.md lists',
      'until-input-ends': 'ends when its standard input does, so that it never outlives who started it',
    },
    values: {
      port: { word: 'N', about: 'where it listens; without it, any free port' },
      data: { word: 'DIR', about: 'a folder that keeps its state; without it, nothing is kept' },
    },
    load: async () => (await import('./emulator.ts')).emulatorCommand,
  },
]
