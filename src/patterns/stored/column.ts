import { type Dimension, MOST_VALUES } from '../leaves.ts'

/** Stands for values so rare that nothing can be said of each. */
export const RARE = '(other)'
/** A value that fewer interactions bear is tested in no slice anyway. */
const RARE_BELOW = 30
/** From so many values on the rare ones are put together: a cube of ids would be all memory and no finding. */
const MANY_VALUES = 400

/** A dimension while it is read: grows with its rows, and gives up on what turns out to be an id. */
export class GrowingColumn {
  readonly name: string
  readonly #numbers = new Map<string, number>([['', 0]])
  readonly #values: string[] = ['']
  #codes = new Uint16Array(4096)
  #isAnId = false

  constructor(name: string) {
    this.name = name
  }

  set(row: number, value: string): void {
    if (this.#isAnId) return
    if (row >= this.#codes.length) this.#grow(row + 1)
    this.#codes[row] = this.#codeOf(value)
  }

  #codeOf(value: string): number {
    const known = this.#numbers.get(value)
    if (known !== undefined) return known
    if (this.#values.length === MOST_VALUES) {
      this.#isAnId = true
      return 0
    }
    this.#numbers.set(value, this.#values.length)
    return this.#values.push(value) - 1
  }

  #grow(least: number): void {
    const larger = new Uint16Array(Math.max(least, 2 * this.#codes.length))
    larger.set(this.#codes)
    this.#codes = larger
  }

  /** As the search takes it, in memory that threads share; undefined for an id and for what has only one value. */
  finish(rows: number): Dimension | undefined {
    if (this.#isAnId) return undefined
    if (rows > this.#codes.length) this.#grow(rows)
    const counts = new Uint32Array(this.#values.length)
    for (let row = 0; row < rows; row++) counts[this.#codes[row]!]!++
    const least = this.#values.length > MANY_VALUES ? RARE_BELOW : 1
    const { values, renumbered } = renumber(this.#values, counts, least)
    if (values.length < 2 || values.length > 8 * MANY_VALUES) return undefined
    const codes = new Uint16Array(new SharedArrayBuffer(2 * rows))
    for (let row = 0; row < rows; row++) codes[row] = renumbered[this.#codes[row]!]!
    return { name: this.name, values, codes }
  }
}

/** Values that occur keep their order; rare ones share the last number. */
function renumber(values: readonly string[], counts: Uint32Array, least: number) {
  const kept = values.filter((_, code) => counts[code]! >= least)
  const numbers = new Map(kept.map((value, number) => [value, number]))
  const anyRare = values.some((_, code) => counts[code]! > 0 && counts[code]! < least)
  const renumbered = Uint16Array.from(values, (value) => numbers.get(value) ?? kept.length)
  return { values: anyRare ? [...kept, RARE] : kept, renumbered }
}

/** A column of numbers while it is read. */
export class GrowingNumbers {
  #numbers = new Float64Array(4096)

  set(row: number, value: number): void {
    if (row >= this.#numbers.length) {
      const larger = new Float64Array(2 * this.#numbers.length)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers[row] = value
  }

  finish(rows: number): Float64Array {
    const shared = new Float64Array(new SharedArrayBuffer(8 * rows))
    shared.set(this.#numbers.subarray(0, rows))
    return shared
  }
}
