import { playbookRoutes } from './routes.ts'

/** Opens the room of wordings. */
export const openPlaybookRoom = () => ({
  word: 'playbook',
  nouns: ['phrases', 'drafts'],
  routes: playbookRoutes(),
  jobs: [],
})
