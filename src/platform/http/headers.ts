import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'

/**
 * Sent with every answer. No inline script or style runs anywhere; images may be data: (the organisation's logo, QR codes);
 * the desk talks to its own origin only.
 */
export const SECURITY_HEADERS: Record<string, string> = {
  'content-security-policy': [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // A token in an address must not travel to another site. Not `no-referrer`: browsers then send `Origin: null` with our own
  // forms too, and whoever is signed in beside the page could not press its button.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

/** The same headers on any answer, without touching those it already has. */
export function withSecurityHeaders(response: Response): Response {
  // A stream has sent its own headers already.
  if (response === RESPONSE_ALREADY_SENT) return response
  const headers = new Headers(response.headers)
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    if (!headers.has(name)) headers.set(name, value)
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}
