export { type Desk, eventFrame, LiveHub, parsePlace, placeFrame } from './hub.ts'
