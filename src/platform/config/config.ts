import { isIP } from 'node:net'
import { Problem } from '../../language/problem.ts'

/** Where mail leaves; undefined: every mail is kept in the outbox for the owner to read. */
export interface SmtpSettings {
  host: string
  port: number
  secure: boolean
  user?: string
  password?: string
}

/** Everything the environment and the command line decide, read once. */
export interface Config {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  logLevel: string
  /** The address people reach us at, for links in mails; default is host and port. */
  publicUrl: string
  smtp: SmtpSettings | undefined
  /** CIDRs of proxies whose X-Forwarded-For is believed. */
  trustedProxies: string[]
  /** Token for /metrics from other machines; without one, loopback only. */
  metricsToken: string | undefined
  /** Seals keys to other services; without one, a secret in the database does. */
  secret: string | undefined
}

export interface StartOptions {
  port?: string | number
  host?: string
  data?: string
}

/** Reads the environment; each wrong value is one sentence that says what to write instead. */
export function readConfig(environment: NodeJS.ProcessEnv, options: StartOptions = {}): Config {
  refuseEmpty(options)
  // An empty variable, as compose files leave them, is one that is not set: an empty host would listen everywhere.
  const port = portOf(options.port ?? (environment.AMENDS_PORT || 7070))
  const host = options.host ?? (environment.AMENDS_HOST || '127.0.0.1')
  return {
    port,
    host,
    dataDir: options.data ?? (environment.AMENDS_DATA || './data'),
    databaseUrl: environment.DATABASE_URL || undefined,
    logLevel: logLevelOf(environment.AMENDS_LOG || 'warn'),
    publicUrl: environment.AMENDS_PUBLIC_URL ? urlOf(environment.AMENDS_PUBLIC_URL) : localUrl(host, port),
    smtp: environment.SMTP_URL ? smtpOf(environment.SMTP_URL) : undefined,
    trustedProxies: (environment.AMENDS_TRUSTED_PROXIES ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
      .map(cidrOf),
    metricsToken: environment.AMENDS_METRICS_TOKEN || undefined,
    secret: environment.AMENDS_SECRET || undefined,
  }
}

const refuse = (message: string): never => {
  throw new Problem('wrong setting', message, { usage: true })
}

function refuseEmpty(options: StartOptions): void {
  for (const [name, value] of Object.entries({ data: options.data, port: options.port, host: options.host }))
    if (value === '') refuse(`--${name} is empty. Give it a value, or leave it out.`)
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

const logLevelOf = (text: string): string =>
  LOG_LEVELS.includes(text) ? text : refuse(`AMENDS_LOG "${text}" is not one of ${LOG_LEVELS.join(', ')}.`)

function portOf(text: string | number): number {
  const port = Number(text)
  return Number.isInteger(port) && port >= 0 && port <= 65_535
    ? port
    : refuse(`"${text}" is not a port. Use a number from 1 to 65535, such as 7070.`)
}

function localUrl(host: string, port: number): string {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  const url = `http://${shown}:${port}`
  return URL.canParse(url)
    ? url
    : refuse(`"${host}" is not an address to listen on. Start with --host 127.0.0.1, or leave it out.`)
}

function urlOf(text: string): string {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
    ? text.replace(/\/+$/, '')
    : refuse(`AMENDS_PUBLIC_URL "${text}" is not a web address. Write it like https://amends.example.org.`)
}

function smtpOf(text: string): SmtpSettings {
  if (!URL.canParse(text) || !/^smtps?:$/.test(new URL(text).protocol))
    return refuse(
      'SMTP_URL is not a mail server address. Write it like smtp://user:password@mail.example.org:587.',
    )
  const url = new URL(text)
  const secure = url.protocol === 'smtps:'
  return {
    host: url.hostname,
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    ...(url.username
      ? { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
      : {}),
  }
}

function cidrOf(text: string): string {
  const [address, bits] = text.split('/')
  const family = isIP(address ?? '')
  const most = family === 4 ? 32 : 128
  const fits = bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= most)
  return family && fits
    ? text
    : refuse(`AMENDS_TRUSTED_PROXIES: "${text}" is not an address or network like 10.0.0.0/8.`)
}
