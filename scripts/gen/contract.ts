import { minifyContractRouter } from '@orpc/contract'
import { contract } from '../../src/contract/contract.ts'
import type { GeneratedFile } from './generated-file.ts'

/** The routes of the contract without their schemas: what the browser needs to call them. */
export function contractFiles(): readonly GeneratedFile[] {
  const routes = JSON.stringify(minifyContractRouter(contract))
  const text = `import type { AnyContractRouter } from '@orpc/contract'\n\nexport const routes: AnyContractRouter = ${routes}\n`
  return [{ file: 'src/web/generated/contract.ts', text }]
}
