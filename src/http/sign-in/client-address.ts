import { BlockList, isIP } from 'node:net'

export class TrustedProxiesUnreadable extends Error {
  override name = 'TrustedProxiesUnreadable'
}

export type AddressOf = (headers: Headers, socketAddress: string) => string

/**
 * Says whose address a request came from. Anybody can write an x-forwarded-for header, so it is read only when the
 * connection itself comes from a configured proxy, and from the right: the first address no proxy of ours vouches for.
 */
export function addressReader(trustedProxies: readonly string[]): AddressOf {
  const proxies = new BlockList()
  for (const entry of trustedProxies) addProxy(proxies, entry)

  return (headers, socketAddress) => {
    const socket = plain(socketAddress)
    if (!isListed(proxies, socket)) return socket
    const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => plain(hop.trim()))
    let nearest = socket
    for (const hop of hops.toReversed()) {
      if (isIP(hop) === 0) return nearest
      nearest = hop
      if (!isListed(proxies, hop)) return hop
    }
    return nearest
  }
}

function addProxy(proxies: BlockList, entry: string): void {
  const [address = '', prefix] = entry.trim().split('/')
  const version = isIP(address)
  const bits = prefix === undefined ? undefined : Number(prefix)
  const most = version === 4 ? 32 : 128
  if (version === 0 || (bits !== undefined && (!/^\d+$/.test(prefix ?? '') || bits > most))) {
    throw new TrustedProxiesUnreadable(
      `A trusted proxy is an address or a range such as 10.0.0.0/8; this is neither: ${entry}`,
    )
  }
  const family = version === 4 ? 'ipv4' : 'ipv6'
  if (bits === undefined) proxies.addAddress(address, family)
  else proxies.addSubnet(address, bits, family)
}

function isListed(proxies: BlockList, address: string): boolean {
  const version = isIP(address)
  return version !== 0 && proxies.check(address, version === 4 ? 'ipv4' : 'ipv6')
}

/** A socket that listens on both versions reports IPv4 callers as ::ffff:192.0.2.1. */
function plain(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  return mapped?.[1] ?? address
}
