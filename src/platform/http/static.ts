import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from '../../language/problem.ts'

const BUNDLE = fileURLToPath(new URL('../../../dist/web/', import.meta.url))

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.webmanifest': 'application/manifest+json',
}

/** Refuses to start without the web bundle: an API without its screens would look like a broken product. */
export function checkBundle(): void {
  if (existsSync(join(BUNDLE, 'index.html'))) return
  throw new Problem('no web bundle', 'The web bundle is missing. Run `npm run build`, then start again.')
}

/**
 * A file of the web bundle, or its page for any address that a screen answers; undefined when neither. `accepts` is the
 * request's Accept-Encoding: the build lays a brotli copy beside what is worth it.
 */
export async function bundleFile(path: string, accepts = ''): Promise<Response | undefined> {
  const inside = normalize(decodeSafely(path))
    .split(sep)
    .filter((part) => part && part !== '..')
    .join(sep)
  const type = TYPES[extname(inside)]
  const name = type ? inside : 'index.html'
  const brotli = /\bbr\b/.test(accepts) ? await fileAt(`${name}.br`) : undefined
  const bytes = brotli ?? (await fileAt(name))
  if (!bytes) return undefined
  // Hashed names never change their content; the page itself must always be asked for.
  const cache = name.startsWith(`assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache'
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type ?? TYPES['.html']!,
      'cache-control': cache,
      vary: 'accept-encoding',
      ...(brotli && { 'content-encoding': 'br' }),
    },
  })
}

const fileAt = (name: string) => readFile(join(BUNDLE, name)).catch(() => undefined)

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path).replaceAll('\0', '')
  } catch {
    return '/'
  }
}
