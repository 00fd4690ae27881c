/** Every sign of the desk, drawn on 16 x 16 with one stroke. An icon never stands without words. */
const DRAWN = {
  desk: 'M2.5 4.5h11v7h-4l-1.5 2-1.5-2h-4z',
  wall: 'M2.5 3.5h4.5v4.5H2.5zM9 3.5h4.5v2.5H9zM2.5 10h4.5v2.5H2.5zM9 8h4.5v4.5H9z',
  floor: 'M3 6l1-3h8l1 3M3 6v7h10V6M3 6h10M6.5 13V9.5h3V13',
  patterns: 'M3 3h3v3H3zM10 3h3v3h-3zM3 10h3v3H3zM10 10h3v3h-3zM6 4.5h4M4.5 6v4M11.5 6v4',
  plans: 'M3.5 2.5h9v11h-9zM6 6l1 1 2-2M6 10.5h4',
  impact: 'M2.5 13.5h11M3.5 11l3-4 2.5 2 3.5-5.5',
  search: 'M7 3a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM10 10l3.5 3.5',
  settings:
    'M8 5.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 0 0 0-4.4zM8 2v1.5M8 12.5V14M2 8h1.5M12.5 8H14M3.8 3.8l1 1M11.2 11.2l1 1M12.2 3.8l-1 1M4.8 11.2l-1 1',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1 1.2H3zM6.8 14h2.4',
  tick: 'M3 8.5l3.2 3L13 4.5',
  phone:
    'M4 2.5h2l1 3-1.3 1a7 7 0 0 0 3.8 3.8l1-1.3 3 1v2a1.3 1.3 0 0 1-1.4 1.3A10.5 10.5 0 0 1 2.7 3.9A1.3 1.3 0 0 1 4 2.5z',
  gift: 'M2.5 6h11v2.5h-11zM3.5 8.5V13h9V8.5M8 6v7M8 6C6 6 4.5 5 5 3.5S7.5 3.5 8 6zM8 6c2 0 3.5-1 3-2.5S8.5 3.5 8 6z',
  eye: 'M1.5 8S4 3.8 8 3.8S14.5 8 14.5 8S12 12.2 8 12.2S1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 0 0 0-3.6z',
  offline: 'M3 3l10 10M2.5 6.5a8 8 0 0 1 2.3-1.5M7 4.1a8 8 0 0 1 6.5 2.4M4.8 9a4.8 4.8 0 0 1 2-1.3M8 12h.01',
  online: 'M2 6.2a9 9 0 0 1 12 0M4.3 8.7a5.5 5.5 0 0 1 7.4 0M8 12h.01',
  swap: 'M3 5.5h9M9.5 3L12 5.5L9.5 8M13 10.5H4M6.5 8L4 10.5L6.5 13',
  clock: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11zM8 5v3.2l2 1.3',
  cup: 'M3 4.5h8v4.5a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3zM11 5.5h1.3a1.6 1.6 0 0 1 0 3.2H11M2.5 14h9',
  talk: 'M2.5 3.5h11v7.5H8L5 13.5V11H2.5z',
  drop: 'M8 2.5s4 4.3 4 7a4 4 0 0 1-8 0c0-2.7 4-7 4-7z',
  plus: 'M8 3v10M3 8h10',
  back: 'M10 3.5L5.5 8l4.5 4.5',
  down: 'M3.5 6L8 10.5L12.5 6',
  up: 'M8 13V3M4 7l4-4 4 4',
  undo: 'M5.5 3.5L2.5 6.5l3 3M2.5 6.5H10a3.3 3.3 0 0 1 0 6.6H7',
  star: 'M8 2.3l1.7 3.6 3.9.5-2.9 2.7.8 3.9L8 11.1 4.5 13l.8-3.9L2.4 6.4l3.9-.5z',
  spread: 'M3 13l2.5-7L9 9l4-6',
  hand: 'M2.5 8h9M8 4.5L11.5 8L8 11.5M13.5 3.5v9',
  person: 'M8 2.8a2.7 2.7 0 1 0 0 5.4a2.7 2.7 0 0 0 0-5.4zM2.8 13.5c.6-2.6 2.6-4 5.2-4s4.6 1.4 5.2 4',
  people:
    'M6 3a2.2 2.2 0 1 0 0 4.4A2.2 2.2 0 0 0 6 3zM1.8 13c.4-2.3 2-3.6 4.2-3.6s3.8 1.3 4.2 3.6M10.5 3.3a2.2 2.2 0 0 1 0 4M11.8 9.8c1.4.4 2.2 1.5 2.5 3.2',
  forward: 'M3 8h10M9 4l4 4-4 4',
  next: 'M6 3.5L10.5 8L6 12.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  flag: 'M4 14V2.5h8l-2 3 2 3H4',
  mail: 'M2.5 4h11v8h-11zM2.5 4.5L8 8.8l5.5-4.3',
  key: 'M5.5 7.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5zM7.4 8.2L13 2.8M11 4.7l1.8 1.8M9.3 6.3l1.2 1.2',
  inbox: 'M2.5 9.5L4.5 3.5h7l2 6v3.5h-11zM2.5 9.5h3l1 1.5h3l1-1.5h3',
  lines: 'M3 4.5h10M3 8h10M3 11.5h6',
} as const

/** The name of a sign. */
export type IconName = keyof typeof DRAWN

/** One sign beside words; hidden from screen readers, because the words say it. */
export function Icon(props: { name: IconName; size?: 's' | 'l'; full?: boolean }) {
  const shape = ['icon', props.size, props.full && 'full'].filter(Boolean).join(' ')
  return (
    <svg className={shape} viewBox="0 0 16 16" aria-hidden="true">
      <path d={DRAWN[props.name]} />
    </svg>
  )
}
