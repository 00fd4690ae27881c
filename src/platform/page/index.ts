export { buttonColour } from './colour.ts'
export { type Brand, html, nothingHere, page, pageRoutes, raw, seeOther } from './page.ts'
export { pageSeam } from './seam.ts'
export { pageSteps } from './steps.ts'
