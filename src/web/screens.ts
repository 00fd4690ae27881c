import { screens as wall } from '../alerts/screens/index.ts'
import { screens as desk } from '../cases/screens/index.ts'
import { screens as detection } from '../detection/screens/index.ts'
import { screens as followup } from '../followup/screens/index.ts'
import { screens as impact } from '../impact/screens/index.ts'
import { screens as intake } from '../intake/screens/index.ts'
import { screens as patterns } from '../patterns/screens/index.ts'
import { screens as people } from '../people/screens/index.ts'
import { screens as platform } from '../platform/screens/index.ts'
import type { RoomScreens } from './screen.ts'

/** Every room that has screens, one line each: `import { screens as wall } from '../alerts/screens/index.ts'`. */
export const rooms: readonly RoomScreens[] = [
  desk,
  wall,
  detection,
  followup,
  patterns,
  impact,
  people,
  intake,
  platform,
]
