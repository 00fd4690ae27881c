import { patternsRoutes } from './routes.ts'

/** Opens the room of patterns. */
export const openPatternsRoom = () => ({
  word: 'patterns',
  nouns: ['patterns'],
  routes: patternsRoutes(),
  jobs: [],
})
