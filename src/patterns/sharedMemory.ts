import { type Leaves, sharedColumn } from './leaves.ts'

/** Whether another thread can read the column where it lies. */
export const isShared = ({ buffer }: Float64Array | Uint16Array): boolean =>
  buffer instanceof SharedArrayBuffer

const SHARED = new WeakMap<Leaves, Leaves>()

/** The same rows with every column where both threads can read it; what lies there already is not copied. */
export function inSharedMemory(leaves: Leaves): Leaves {
  const known = SHARED.get(leaves)
  if (known) return known
  const column = (values: Float64Array) => {
    if (isShared(values)) return values
    const copy = sharedColumn(values.length)
    copy.set(values)
    return copy
  }
  const moved = {
    ...leaves,
    dimensions: leaves.dimensions.map((d) => ({ ...d, codes: codesShared(d.codes) })),
    failures: column(leaves.failures),
    exposure: column(leaves.exposure),
  }
  SHARED.set(leaves, moved)
  return moved
}

function codesShared(codes: Uint16Array): Uint16Array {
  if (isShared(codes)) return codes
  const copy = new Uint16Array(new SharedArrayBuffer(2 * codes.length))
  copy.set(codes)
  return copy
}
