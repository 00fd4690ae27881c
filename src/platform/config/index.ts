export { clientIpBehind } from './client-ip.ts'
export { type Config, readConfig, type SmtpSettings, type StartOptions } from './config.ts'
