import { openapiText } from '../../src/http/api/openapi.ts'
import type { GeneratedFile } from './generated-file.ts'

/** The API for programs, as the running office serves it too. */
export async function openapiFiles(): Promise<GeneratedFile[]> {
  return [{ file: 'docs/generated/openapi.json', text: await openapiText() }]
}
