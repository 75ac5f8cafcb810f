import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressReader, TrustedProxiesUnreadable } from './client-address.ts'

// oxfmt-ignore
const cases: { proxies: string[]; socket: string; forwarded?: string; address: string; because: string }[] = [
  { proxies: [], socket: '203.0.113.9', address: '203.0.113.9', because: 'there is only the socket' },
  { proxies: [], socket: '203.0.113.9', forwarded: '198.51.100.1', address: '203.0.113.9', because: 'no proxy is trusted' },
  { proxies: ['10.0.0.1'], socket: '203.0.113.9', forwarded: '198.51.100.1', address: '203.0.113.9', because: 'the caller is no proxy of ours' },
  { proxies: ['10.0.0.1'], socket: '10.0.0.1', forwarded: '198.51.100.1', address: '198.51.100.1', because: 'our proxy says so' },
  { proxies: ['10.0.0.1'], socket: '10.0.0.1', forwarded: '1.2.3.4, 198.51.100.1', address: '198.51.100.1', because: 'what the client wrote itself stands to the left' },
  { proxies: ['10.0.0.0/8'], socket: '10.0.0.1', forwarded: '198.51.100.1, 10.9.9.9', address: '198.51.100.1', because: 'two proxies of ours in a row' },
  { proxies: ['10.0.0.1'], socket: '10.0.0.1', address: '10.0.0.1', because: 'the proxy said nothing' },
  { proxies: ['10.0.0.1'], socket: '10.0.0.1', forwarded: '198.51.100.1, unknown', address: '10.0.0.1', because: 'what is not an address is not followed' },
  { proxies: ['127.0.0.1'], socket: '::ffff:127.0.0.1', forwarded: '2001:db8::7', address: '2001:db8::7', because: 'the socket wrote IPv4 as IPv6' },
  { proxies: ['fd00::/8'], socket: 'fd00::1', forwarded: '198.51.100.1', address: '198.51.100.1', because: 'proxies may have IPv6 addresses' },
]

for (const one of cases) {
  test(`${one.address}, because ${one.because}`, () => {
    const headers = new Headers(one.forwarded === undefined ? {} : { 'x-forwarded-for': one.forwarded })
    assert.equal(addressReader(one.proxies)(headers, one.socket), one.address)
  })
}

test('a proxy that is no address is refused at start', () => {
  for (const entry of ['proxy.example.org', '10.0.0.0/33', '10.0.0.0/', '']) {
    assert.throws(() => addressReader([entry]), TrustedProxiesUnreadable, entry)
  }
})
