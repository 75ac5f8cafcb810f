// Connections to systems outside: what each is told, and whether it is connected.
import { z } from 'zod'
import { base } from './base.ts'

export const connectionView = z.object({
  name: z.string(),
  label: z.string(),
  about: z.string(),
  isOn: z.boolean(),
  /** JSON Schema: the form is drawn from it. */
  form: z.json(),
  fields: z.json(),
  secrets: z.array(z.object({ name: z.string(), label: z.string(), isSet: z.boolean() })),
})
const name = z.string().max(40)
export type ConnectionView = z.infer<typeof connectionView>

export const connectionsContract = {
  list: base
    .route({ method: 'GET', path: '/connections', summary: 'Connections to systems outside', tags: ['connections'] })
    .output(z.array(connectionView)),
  change: base
    .route({ method: 'PUT', path: '/connections/{name}', summary: 'Change a connection', tags: ['connections'] })
    .input(
      z.object({
        name,
        isOn: z.boolean(),
        fields: z.json(),
        /** Written, never read back; what is left out stays as it was. */
        secrets: z.record(z.string().max(80), z.string().min(1).max(500)).default({}),
      }),
    )
    .output(connectionView),
  test: base
    .route({ method: 'POST', path: '/connections/{name}/test', summary: 'Is it connected?', tags: ['connections'] })
    .input(z.object({ name }))
    .output(z.object({ findings: z.array(z.object({ what: z.string(), isWell: z.boolean(), sentence: z.string() })) })),
}
