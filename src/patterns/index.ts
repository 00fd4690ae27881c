export { registerPatternsCommands } from './commands.ts'
