import { Menu } from '@mantine/core'
import { useRef, type ReactNode } from 'react'
import { setLetterKeys, useLetterKeys } from '../kept.ts'
import { useMe } from '../me.tsx'
import { demoPages, serverPages } from '../server-pages.ts'
import { roleWords } from '../words.ts'

export function PersonMenu(): ReactNode {
  const me = useMe()
  const areOn = useLetterKeys()
  const signOut = useRef<HTMLFormElement>(null)
  return (
    <>
      <Menu position="bottom-end" width={240} transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <button type="button" className="small-key">
            {me.name} <span aria-hidden="true">▾</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {roleWords[me.role]}
            {me.library && `, ${me.library.name}`}
          </Menu.Label>
          <Menu.CheckboxItem checked={areOn} onChange={setLetterKeys}>
            Letter keys
          </Menu.CheckboxItem>
          <Menu.Item component="a" href={serverPages.password}>
            Change password
          </Menu.Item>
          {me.isDemo && (
            <>
              <Menu.Label>Make-believe world</Menu.Label>
              {demoPages.map(({ label, address }) => (
                <Menu.Item key={address} component="a" href={address} target="_blank">
                  {label}
                </Menu.Item>
              ))}
              <Menu.Divider />
            </>
          )}
          <Menu.Item onClick={() => signOut.current?.requestSubmit()}>Sign out</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <form ref={signOut} method="post" action={serverPages.signOut} hidden />
    </>
  )
}
