export { settingRoutes } from './routes.ts'
export {
  type Setting,
  type SettingVersion,
  saveSetting,
  settingAt,
  settingHistory,
  settingNow,
  type Versioned,
} from './settings.ts'
