import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { BoxSheet } from '../../../contract/drop-box-shapes.ts'
import { destinations, finds, findWords } from '../../../domain/drop-box/destinations.ts'
import { Moment } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { counted } from '../../words.ts'
import { Numbered } from '../../parts/Numbered.tsx'

/** So many to each place. */
export function DropBoxCount({ box }: { box: BoxSheet }): ReactNode {
  return (
    <ul className="drop-counts" aria-label="Counted so far">
      <li>
        <strong>{box.total}</strong> {box.total === 1 ? 'piece' : 'pieces'}
      </li>
      {box.places.map(({ to, count }) => (
        <li key={to} data-to={to}>
          <strong>{count}</strong> {destinations[to].word}
        </li>
      ))}
      {box.finds.map(({ what, count }) => (
        <li key={what}>
          <strong>{count}</strong> {finds[what].label.toLowerCase()}
        </li>
      ))}
    </ul>
  )
}

/** What a person has to look at before the crate is empty. */
export function DropBoxPersons({ box }: { box: BoxSheet }): ReactNode {
  const { persons, trapped } = box
  if (persons.length === 0 && trapped.length === 0) return <p className="soft">Nothing needs a person.</p>
  return (
    <div className="table-box">
      <table className="table folds drop-persons">
        <caption className="only-heard">What needs a person</caption>
        <thead>
          <tr>
            <th scope="col">Lies at</th>
            <th scope="col">Which</th>
            <th scope="col">Why</th>
            <th scope="col">Scanned</th>
          </tr>
        </thead>
        <tbody>
          {trapped.map((one) => (
            <tr key={`trapped ${one.id}`}>
              <td>
                <strong>VAN</strong> {one.library}
              </td>
              <td className="which">
                <About {...one} />
              </td>
              <td>a hold trapped it; its slip is in the print queue</td>
              <td>at its check-in</td>
            </tr>
          ))}
          {persons.map((one) => (
            <tr key={one.id}>
              <td>
                <strong>{destinations[one.to].word}</strong> {one.to === 'home' ? one.library : one.bin}
              </td>
              <td className="which">
                <About {...one} />
              </td>
              <td>{whyOf(one)}</td>
              <td>
                <Moment at={one.at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function About({ about, requestId }: { about: string; requestId: number | null }): ReactNode {
  return requestId === null ? (
    <bdi>
      <Numbered text={about} />
    </bdi>
  ) : (
    <Link to={addresses.request} params={{ requestId: String(requestId) }}>
      <bdi>
        <Numbered text={about} />
      </bdi>
    </Link>
  )
}

function whyOf({ why, found, said, to }: BoxSheet['persons'][number]): string {
  const words = [
    findWords(found),
    said === null
      ? ''
      : `the screen said ${destinations[said.to].word}${said.bin === null ? '' : ` ${said.bin}`} while the line was down; it is ${destinations[to].word}`,
    why ?? '',
  ].filter((one) => one !== '')
  return words.length === 0 ? 'look at it' : words.join('; ')
}

/** Since when the box may have filled, and that nobody is blamed for a closed day. */
export const closedWords = (days: readonly string[]): string =>
  days.length === 0 ? '' : `${counted(days.length, 'day')} of these closed: no fine for any of them.`
