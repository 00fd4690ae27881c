/** Which rests of a pattern are known not to match where, so that starts side by side do not try them again. */
export class Failures {
  #marks = new Int32Array(1 << 14)
  #round = 0
  #width = 0

  /** Forgets the pattern before. */
  begin(elements: number, tokens: number): void {
    this.#width = tokens + 1
    this.#round += 1
    const size = (elements + 1) * this.#width
    if (size > this.#marks.length) this.#marks = new Int32Array(size * 2)
  }

  has(element: number, from: number): boolean {
    return this.#marks[element * this.#width + from] === this.#round
  }

  note(element: number, from: number): void {
    this.#marks[element * this.#width + from] = this.#round
  }
}
