// The borders between rooms. A room may import what stands here and nothing else, and only through the other's door.
const FLOOR = ['language', 'statistics', 'platform', 'people', 'customers']
const NEIGHBOURS = {
  intake: [],
  detection: ['intake'],
  cases: [],
  alerts: ['cases'],
  playbook: ['cases'],
  compensation: ['cases'],
  followup: ['cases'],
  impact: [],
  patterns: [],
}
const BELOW = {
  language: [],
  statistics: ['language'],
  platform: ['language', 'statistics'],
  people: ['language', 'statistics', 'platform'],
  customers: ['language', 'statistics', 'platform', 'people'],
}

const rooms = [...Object.keys(BELOW), ...Object.keys(NEIGHBOURS)]
const allowed = (room) => BELOW[room] ?? [...FLOOR, ...NEIGHBOURS[room]]

const borders = rooms.map((room) => ({
  name: `${room} imports only its neighbours`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: '(\\.test\\.tsx?$|/screens/|/commands\\.ts$)' },
  to: { path: '^src/', pathNot: `^src/(${[room, ...allowed(room)].join('|')})/` },
}))

// Screens may also use the web kit, and of other rooms the types that describe an answer.
const screens = rooms.map((room) => ({
  name: `screens of ${room} stay with their room and the kit`,
  severity: 'error',
  from: { path: `^src/${room}/screens/` },
  to: {
    path: '^src/',
    pathNot: `^src/(${[...new Set([room, ...allowed(room), 'web', 'playbook', 'compensation', 'followup', 'alerts', 'cases', 'detection'])].join('|')})/`,
  },
}))

const ROOM = `(${Object.keys(NEIGHBOURS).concat('people', 'customers').join('|')})`

module.exports = {
  forbidden: [
    ...borders,
    ...screens,
    {
      name: 'through the door',
      comment: 'Another room is imported through its index.ts, or a screen reads its schema.',
      severity: 'error',
      from: { path: `^src/${ROOM}/`, pathNot: '(\\.test\\.tsx?$|/screens/|/commands\\.ts$)' },
      to: { path: `^src/${ROOM}/`, pathNot: [`^src/$1/`, '/index\\.ts$', '/commands\\.ts$'] },
    },
    {
      name: 'journeys knock too',
      severity: 'error',
      from: { path: '^src/(journeys/|rooms|server|program/)', pathNot: '\\.test\\.ts$' },
      to: { path: `^src/${ROOM}/`, pathNot: ['/index\\.ts$', '/commands\\.ts$'] },
    },
    {
      name: 'no circles',
      severity: 'error',
      from: { path: '^src/', pathNot: '(/screens/|^src/web/)' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only the kit is browser code of many rooms',
      severity: 'error',
      from: { path: '^src/web/kit/' },
      to: { path: `^src/${ROOM}/` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
}
