import { OpenAPIGenerator, type OpenAPI } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '../../contract/contract.ts'
import { acted } from '../../contract/actions.ts'
import { libraryView, settingsView, staffView } from '../../contract/directory.ts'
import { takenIn } from '../../contract/requests.ts'
import { button, requestLine, requestView } from '../../contract/request-view.ts'
import { parcelView } from '../../contract/packages.ts'
import { card } from '../../contract/work.ts'

/** The document that describes the API for programs, as docs/generated/openapi.json has it. */
export async function openapiDocument() {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  return generator.generate(contract, {
    info: {
      title: 'Keuka',
      version: '1',
      description:
        'Everything the screens do. Send `Authorization: Bearer TOKEN`. A refusal is an error whose data has a code, a sentence for people and, where it is about one, the field; where a form was judged, all its problems.',
    },
    servers: [{ url: '/api' }],
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } }, schemas: { Refusal: refusal } },
    commonSchemas: {
      Acted: { schema: acted, strategy: 'output' },
      Button: { schema: button, strategy: 'output' },
      Card: { schema: card, strategy: 'output' },
      Library: { schema: libraryView, strategy: 'output' },
      Package: { schema: parcelView, strategy: 'output' },
      Request: { schema: requestView, strategy: 'output' },
      RequestLine: { schema: requestLine, strategy: 'output' },
      Settings: { schema: settingsView, strategy: 'output' },
      StaffAccount: { schema: staffView, strategy: 'output' },
      TakenIn: { schema: takenIn, strategy: 'output' },
    },
    customErrorResponseBodySchema: () => ({ $ref: '#/components/schemas/Refusal' }),
  })
}

/** Every error looks the same; only its code, status and sentence differ. */
const refusal: OpenAPI.SchemaObject = {
  type: 'object',
  required: ['defined', 'code', 'status', 'message', 'data'],
  properties: {
    defined: { type: 'boolean' },
    code: {
      type: 'string',
      enum: [
        'BAD_INPUT',
        'SIGN_IN',
        'FORBIDDEN',
        'NOT_FOUND',
        'REFUSED',
        'TOO_LARGE',
        'TOO_MANY',
        'FAILED',
        'UNAVAILABLE',
      ],
    },
    status: { type: 'integer' },
    message: { type: 'string' },
    data: {
      type: 'object',
      required: ['code', 'sentence'],
      properties: {
        code: { type: 'string' },
        sentence: { type: 'string' },
        field: { type: 'string' },
        reference: { type: 'string' },
      },
    },
  },
}

let text: Promise<string> | null = null
/** Made the first time somebody asks. */
export function openapiText(): Promise<string> {
  text ??= openapiDocument().then((document) => `${JSON.stringify(document, null, 1)}\n`)
  return text
}
