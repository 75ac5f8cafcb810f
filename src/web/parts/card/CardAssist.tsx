import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { Card } from '../../../contract/work.ts'
import { addresses } from '../../routes.tsx'
import { KeyCap } from '../KeyCap.tsx'
import { FieldsToKey } from './FieldsToKey.tsx'
import { PageLink } from './PageLink.tsx'
import type { Assisting } from './use-assist.ts'

const systems = { worldshare: 'WorldShare', polaris: 'Polaris' } as const

/** A step in another system's own words: its screen, its fields in its order, the page, and the number that comes back. */
export function CardAssist({ card, assisting }: { card: Card; assisting: Assisting }): ReactNode {
  const { assist, fields } = card
  if (!assist) return null
  return (
    <div className="stack assist">
      <div className="row wide">
        <div>
          <strong>
            {systems[assist.system]}: {assist.screen}
          </strong>
          <div className="small soft">{assist.menu}</div>
        </div>
        <div className="row">
          <PageLink address={assist.address} />
          {fields.length > 1 && (
            <button type="button" className="small-key" onClick={assisting.copyNext}>
              Copy the next <KeyCap of="C" />
            </button>
          )}
          <Link className="small-key" to={addresses.paste} search={{ system: assist.system }}>
            Paste what it says
          </Link>
        </div>
      </div>
      {fields.length > 0 && <FieldsToKey fields={fields} copies={assisting} />}
      {assist.givesBack && <NumberField assisting={assisting} />}
    </div>
  )
}

/** The number is scanned while the card is open, or typed here. */
function NumberField({ assisting }: { assisting: Assisting }): ReactNode {
  const [number, setNumber] = useState('')
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        if (number.trim() !== '') void assisting.link(number)
      }}
    >
      <label className="row">
        <span>Number given there</span>
        <input
          className="assist-number"
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
      </label>
      <button type="submit" className="small-key first">
        Link and call it done
      </button>
      <span className="small soft">or scan it now</span>
    </form>
  )
}
