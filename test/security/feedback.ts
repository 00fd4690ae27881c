/** Where a rating is sent. */
export const FEEDBACK = '/api/v1/feedback'

/** A rating of one star, as a shop sends it. */
export const feedback = (more: object = {}) => ({
  receivedAt: '2026-11-21T10:50:00Z',
  source: 'survey',
  customer: { externalId: 'c-77' },
  scale: 'stars5',
  score: 1,
  ...more,
})
