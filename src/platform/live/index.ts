export { type Desk, eventFrame, LiveHub, parsePlace, placeFrame } from './hub.ts'
export { liveRoute } from './route.ts'
