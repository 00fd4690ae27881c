import { passkey } from '@better-auth/passkey'
import { APIError, type BetterAuthOptions, betterAuth } from 'better-auth'
import { getAdapter } from 'better-auth/db/adapter'
import { twoFactor } from 'better-auth/plugins'
import { Kysely, PostgresDialect } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { DRIVER_TYPES } from '../../platform/database/index.ts'
import { SESSION_DAYS } from '../openSession.ts'
import { withHashedSessions } from './hashedSessions.ts'
import { SHORTEST } from './passwords.ts'

/** What the sign-in library is built with. */
export interface LibraryOptions {
  pool: Pool
  secret: string
  publicUrl: string
  newId(): string
}

/** better-auth on our own tables: passwords, TOTP, passkeys. Only signIn/routes.ts reaches it, never the network. */
export async function openLibrary(opening: LibraryOptions) {
  const options = optionsOf(opening)
  const tables = await getAdapter({
    ...options,
    database: { db: peopleTables(opening.pool), type: 'postgres' },
  })
  return betterAuth({ ...options, database: () => withHashedSessions(tables) })
}

function optionsOf({ secret, publicUrl, newId }: LibraryOptions) {
  const { hostname, origin, protocol } = relyingParty(publicUrl)
  return {
    appName: 'Amends',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    // Ours is in tries.ts: it counts in the database, for all processes together.
    rateLimit: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'amends',
      useSecureCookies: protocol === 'https:',
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: ['x-amends-address'] },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST,
      maxPasswordLength: 200,
    },
    ...TABLES,
    plugins: [
      twoFactor({ issuer: 'Amends', schema: TWO_FACTOR_TABLE }),
      passkey({
        rpID: hostname,
        rpName: 'Amends',
        origin,
        schema: PASSKEY_TABLE,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        authentication: {
          // A passkey stands for both steps only where the device asked for a finger, a face or its PIN.
          afterVerification: ({ verification }) => {
            if (!verification.authenticationInfo.userVerified)
              throw new APIError('UNAUTHORIZED', { message: 'the device did not check who holds it' })
          },
        },
      }),
    ],
  } satisfies BetterAuthOptions
}

/** Passkeys belong to a host name; an address such as 127.0.0.1 is none, so on this machine they belong to localhost. */
function relyingParty(publicUrl: string): { hostname: string; origin: string; protocol: string } {
  const { hostname, origin, protocol, port } = new URL(publicUrl)
  const loopback = /^(127\.|\[::1\])/.test(hostname)
  return loopback
    ? { hostname: 'localhost', origin: `${protocol}//localhost${port ? `:${port}` : ''}`, protocol }
    : { hostname, origin, protocol }
}

const TABLES = {
  user: {
    modelName: 'staff',
    fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
  session: {
    modelName: 'sessions',
    expiresIn: SESSION_DAYS * 24 * 60 * 60,
    disableSessionRefresh: true,
    fields: {
      userId: 'staff_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  account: {
    modelName: 'accounts',
    fields: {
      userId: 'staff_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  verification: {
    modelName: 'verifications',
    // A half-done sign-in (password given, second step to come) is found by its cookie only.
    storeIdentifier: 'hashed',
    fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
} as const

const TWO_FACTOR_TABLE = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'two_factors',
    fields: {
      userId: 'staff_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
} as const

const PASSKEY_TABLE = {
  passkey: {
    modelName: 'passkeys',
    fields: {
      publicKey: 'public_key',
      userId: 'staff_id',
      credentialID: 'credential_id',
      deviceType: 'device_type',
      backedUp: 'backed_up',
      createdAt: 'created_at',
    },
  },
} as const

// The library expects Dates where we read instants: the same pool, with the driver's own reading of columns.
function peopleTables(pool: Pool) {
  const reading = {
    options: {},
    connect: async () => new Proxy(await pool.connect(), WITH_DRIVER_TYPES),
    end: async () => {},
  }
  // biome-ignore lint/suspicious/noExplicitAny: the library knows its tables only at run time
  return new Kysely<any>({ dialect: new PostgresDialect({ pool: reading }) }).withSchema('people')
}

const WITH_DRIVER_TYPES: ProxyHandler<PoolClient> = {
  get(client, name) {
    if (name === 'query')
      return (text: string, values?: unknown[]) =>
        client.query({ text, values: values ?? [], types: DRIVER_TYPES })
    const value = Reflect.get(client, name)
    return typeof value === 'function' ? value.bind(client) : value
  },
}
