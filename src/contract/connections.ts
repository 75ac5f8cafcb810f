// Connections to systems outside: what each is told, and how it stands.
import { z } from 'zod'
import { base, id, instant, opened, version } from './base.ts'

/** How it stands, in a word and a sentence. */
const stands = {
  standing: z.enum(['off', 'unset', 'locked', 'untried', 'well', 'trouble']),
  sentence: z.string(),
}
/** The last calls, from whichever process made them; nothing is called to answer this. */
const health = {
  ...stands,
  goodAt: instant.nullable(),
  badAt: instant.nullable(),
  error: z.string().nullable(),
  /** Steps that go by themselves once it works. */
  waiting: z.number(),
  /** Steps a person has, or that were given up. */
  withPerson: z.number(),
}
export const connectionView = z.object({
  ...version,
  name: z.string(),
  label: z.string(),
  about: z.string(),
  isOn: z.boolean(),
  isSet: z.boolean(),
  ...health,
  warning: z.object({ sentence: z.string(), isLate: z.boolean() }).nullable(),
  /** Used since the hour began, of so many an hour. */
  budget: z.object({ what: z.string(), used: z.number(), most: z.number() }).nullable(),
  /** JSON Schema: the form is drawn from it. */
  form: z.json(),
  fields: z.json(),
  secrets: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      isSet: z.boolean(),
      /** It is there, and the key that opens it is not: it must be entered again. */
      isLocked: z.boolean(),
      setAt: instant.nullable(),
      isOptional: z.boolean(),
    }),
  ),
})
const light = z.object({
  name: z.string(),
  label: z.string(),
  ...stands,
  warning: connectionView.shape.warning,
})
const peer = z.object({ libraryId: id, name: z.string(), ...health })
const findings = z.object({
  findings: z.array(z.object({ what: z.string(), isWell: z.boolean(), sentence: z.string() })),
})
const name = z.string().max(40)
export type ConnectionView = z.infer<typeof connectionView>
export type ConnectionLight = z.infer<typeof light>

const tags = ['connections']
export const connectionsContract = {
  list: base
    .route({ method: 'GET', path: '/connections', summary: 'Connections to systems outside', tags })
    .output(z.array(connectionView)),
  lights: base
    .route({ method: 'GET', path: '/connections/lights', summary: 'How each connection stands, in short', tags })
    .output(z.array(light)),
  peers: base
    .route({ method: 'GET', path: '/connections/peers', summary: 'Partners reached by ISO 18626', tags })
    .output(z.array(peer)),
  testPeer: base
    .route({ method: 'POST', path: '/connections/peers/{libraryId}/test', summary: 'Does its server answer?', tags })
    .input(z.object({ libraryId: id }))
    .output(findings),
  change: base
    .route({ method: 'PUT', path: '/connections/{name}', summary: 'Change a connection', tags })
    .input(
      z.object({
        ...opened,
        name,
        isOn: z.boolean().optional().describe('Left out: as it is'),
        fields: z.json(),
        /** Written, never read back; what is left out stays as it was. */
        secrets: z.record(z.string().max(80), z.string().min(1).max(500)).default({}),
      }),
    )
    .output(connectionView),
  switch: base
    .route({ method: 'PUT', path: '/connections/{name}/switch', summary: 'Switch a connection on or off', tags })
    .input(z.object({ name, isOn: z.boolean() }))
    .output(connectionView),
  test: base
    .route({ method: 'POST', path: '/connections/{name}/test', summary: 'Is it connected?', tags })
    .input(z.object({ name }))
    .output(findings),
}
