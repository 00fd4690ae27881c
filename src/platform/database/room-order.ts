/** Rooms with tables, in the order their migrations run: a room may refer only to rooms above it. */
export const ROOM_ORDER = [
  'platform',
  'people',
  'customers',
  'intake',
  'detection',
  'cases',
  'alerts',
  'playbook',
  'compensation',
  'followup',
  'impact',
  'patterns',
] as const
