import { BlockList, isIP } from 'node:net'

/** Reads the client's address: X-Forwarded-For counts only as far as listed proxies vouch for it. */
export function clientIpBehind(trustedProxies: string[]): (request: Request, peer: string) => string {
  const trusted = new BlockList()
  for (const entry of trustedProxies) {
    const [address, bits] = entry.split('/')
    const family = isIP(address!) === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) trusted.addAddress(address!, family)
    else trusted.addSubnet(address!, Number(bits), family)
  }
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && trusted.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')
  return (request, peer) => {
    const direct = peer.replace(/^::ffff:/, '')
    if (!isTrusted(direct)) return direct
    const chain = (request.headers.get('x-forwarded-for') ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
    // From the nearest proxy outwards, the first address that is no proxy of ours is the client.
    return chain.findLast((address) => isIP(address) !== 0 && !isTrusted(address)) ?? direct
  }
}
