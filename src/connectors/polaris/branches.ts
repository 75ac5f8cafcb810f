// Polaris' branches and our libraries' codes: by the branch's abbreviation, or as the settings say.
import { z } from 'zod'
import { ConnectorError } from '../../office/ports.ts'
import type { Polaris } from './polaris.ts'

export interface Branches {
  /** Our code of a branch; its number as text where the branch has no code. */
  codeOf(branchId: number): Promise<string>
  /** Our code of a branch by its number, its abbreviation or its name; the words themselves where none is. */
  codeNamed(words: string): Promise<string>
  /** The branch of one of our libraries. */
  idOf(code: string): Promise<number>
}

const shape = z.looseObject({
  OrganizationsGetRows: z.array(
    z.looseObject({
      OrganizationID: z.number(),
      Abbreviation: z.string().nullish(),
      Name: z.string().nullish(),
    }),
  ),
})
const keptMs = 3_600_000

export function createBranches({ papi, settings }: Pick<Polaris, 'papi' | 'settings'>, now: () => Date): Branches {
  let kept: {
    readonly codes: ReadonlyMap<number, string>
    readonly names: ReadonlyMap<string, number>
    readonly at: number
  } | null = null

  async function known(): Promise<NonNullable<typeof kept>> {
    if (kept && now().getTime() - kept.at < keptMs) return kept
    const { OrganizationsGetRows: rows } = await papi.call({
      name: 'OrganizationsGet',
      method: 'GET',
      isProtected: false,
      parts: ['organizations', 'branch'],
      by: 'anyone',
      isQuiet: true,
      shape,
    })
    const found = new Map(
      rows.flatMap((row) => (row.Abbreviation ? [[row.OrganizationID, row.Abbreviation.trim()]] : [])),
    )
    const names = new Map(
      rows.flatMap((row) =>
        [row.Name, row.Abbreviation].flatMap((name) =>
          name ? [[name.trim().toLowerCase(), row.OrganizationID] as const] : [],
        ),
      ),
    )
    kept = { codes: found, names, at: now().getTime() }
    return kept
  }
  const codes = async (): Promise<ReadonlyMap<number, string>> => (await known()).codes
  const own = (): readonly [string, number][] => Object.entries(settings().branchCodes)

  return {
    async codeOf(branchId) {
      const ours = own().find(([, id]) => id === branchId)?.[0]
      return ours ?? (await codes()).get(branchId) ?? String(branchId)
    },
    async codeNamed(words) {
      if (/^\d+$/.test(words)) return this.codeOf(Number(words))
      const ours = own().find(([name]) => name.toLowerCase() === words.toLowerCase())?.[0]
      if (ours !== undefined) return ours
      const id = (await known()).names.get(words.toLowerCase())
      return id === undefined ? words : this.codeOf(id)
    },
    async idOf(code) {
      const ours = own().find(([name]) => name.toLowerCase() === code.toLowerCase())?.[1]
      if (ours !== undefined) return ours
      for (const [id, name] of await codes()) if (name.toLowerCase() === code.toLowerCase()) return id
      throw new ConnectorError(
        'refused',
        `Polaris has no branch with the abbreviation ${code}: set it under branch codes in the settings.`,
      )
    },
  }
}
