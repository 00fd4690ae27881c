import pino from 'pino'

export type Log = pino.Logger

/** One JSON line an event on stdout; lower-case English, with fields. Secrets and bodies never get here. */
export const openLog = (level: string): Log =>
  pino({ level, redact: ['req.headers.authorization', 'req.headers.cookie', 'password', 'token'] })
