import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState, type ReactNode } from 'react'
import { useKeys } from '../keys.ts'
import { addresses } from '../routes.tsx'
import { stationLabels, useStation } from '../scan/station.ts'
import { KeyCap } from './KeyCap.tsx'

const label = 'Scan or type a number'

/** A number or barcode opens what it belongs to. */
export function FindBox(): ReactNode {
  const [code, setCode] = useState('')
  const box = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const at = useStation()
  useKeys({ '/': () => box.current?.select() })
  return (
    <search className="frame-find">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (code.trim() === '') return
          void navigate({ to: addresses.find, search: { code: code.trim() } })
          setCode('')
        }}
      >
        <TextInput
          ref={box}
          aria-label={label}
          placeholder={at ? `Type a number; scans: ${stationLabels[at.station]}` : label}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          rightSection={<KeyCap of="/" />}
        />
      </form>
    </search>
  )
}
