export { eventFrame, parsePlace, placeFrame } from './frames.ts'
export { type Desk, LiveHub } from './hub.ts'
export { liveRoute } from './route.ts'
