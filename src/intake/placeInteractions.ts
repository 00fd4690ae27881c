import type { Placed, Placing } from './recordInteractions.ts'
import type { InteractionInput } from './schema.ts'

/** Looks up whom and where a batch names, each name once. */
export async function placeInteractions(
  interactions: InteractionInput[],
  lookUp: Placing,
): Promise<(interaction: InteractionInput) => Placed> {
  const placed = new Map<string, Placed>()
  for (const interaction of interactions) {
    const key = keyOf(interaction)
    if (!placed.has(key)) placed.set(key, await lookUp(interaction))
  }
  return (interaction) => placed.get(keyOf(interaction))!
}

const keyOf = ({ staff, team, site }: InteractionInput): string => JSON.stringify([staff, team, site])
