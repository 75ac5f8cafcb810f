// What exactly is wanted of a title we lend: a volume, a certain copy, or any.
import { textIn } from './details.ts'
import type { Change } from './table.ts'

/** Both are said anew each time: an empty field means that it does not matter. */
export const whichItems: Change = {
  words: 'which volume or copy is wanted',
  set: (c) => {
    const said = { volume: textIn(c.details, 'volume'), copy: textIn(c.details, 'copy') }
    const { volume: _volume, copy: _copy, ...rest } = c.request.citation
    return {
      request: {
        citation: {
          ...rest,
          ...(said.volume === null ? {} : { volume: said.volume }),
          ...(said.copy === null ? {} : { copy: said.copy }),
        },
      },
    }
  },
}
