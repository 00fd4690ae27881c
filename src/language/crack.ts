/**
 * The crack of every case, the same on the desk and on customer pages, so that the eye learns it. Four segments; each vertex
 * is its share of the segment, its offset from the centre line, and the gold's half width there.
 */
export const CRACK = [
  [
    [0, 0, 1.3],
    [0.22, -2.4, 2],
    [0.34, 0.8, 1.1],
    [0.7, 2.6, 2],
    [0.86, -0.6, 1.2],
  ],
  [
    [0, 0, 1.4],
    [0.14, 1.8, 1.2],
    [0.46, -0.9, 1.6],
    [0.58, -3.4, 2.3],
    [0.82, 1.2, 1.1],
  ],
  [
    [0, 0, 1.3],
    [0.28, 2.4, 2.2],
    [0.4, -1.4, 1.2],
    [0.62, -2.8, 1.9],
    [0.9, 1.6, 1.3],
  ],
  [
    [0, 0, 1.3],
    [0.18, -1.2, 1.2],
    [0.5, 3, 2.2],
    [0.64, 0.2, 1.2],
    [0.84, -2.2, 1.7],
  ],
] as const
