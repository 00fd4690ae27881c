import type { Piece } from './shapes.ts'

/** A finding as a sentence, with what matters most in bold. */
export function Title({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, strong }, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence never change places
    strong ? <b key={place}>{text}</b> : <span key={place}>{text}</span>,
  )
}
