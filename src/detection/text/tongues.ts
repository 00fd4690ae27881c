/** What eld's detector is loaded with. */
export interface Tongues {
  type: string
  languages: Record<string, string>
  ngrams: Record<string, Record<string, number>>
}

/** As lines, a third smaller than JSON: the head, then each n-gram, a tab, and its languages with their scores. */
export function writeTongues({ ngrams, ...head }: Tongues): string {
  const lines = Object.entries(ngrams).map(([gram, scores]) => {
    if (/[\t\n]/.test(gram)) throw new Error('An n-gram holds a tab or a line break.')
    return `${gram}\t${Object.entries(scores).flat().join(' ')}`
  })
  return `${[JSON.stringify(head), ...lines].join('\n')}\n`
}

/** Reads what `writeTongues` wrote. */
export function readTongues(text: string): Tongues {
  const [head = '', ...lines] = text.split('\n')
  const ngrams: Tongues['ngrams'] = {}
  // Of 57,546 n-grams only 5,374 score unlike each other: those that score alike share one object (8 MB, not 35).
  const known = new Map<string, Record<string, number>>()
  for (const line of lines) {
    const tab = line.indexOf('\t')
    if (tab === -1) continue
    const scores = line.slice(tab + 1)
    ngrams[line.slice(0, tab)] = known.getOrInsertComputed(scores, scoresIn)
  }
  return { ...(JSON.parse(head) as Omit<Tongues, 'ngrams'>), ngrams }
}

function scoresIn(text: string): Record<string, number> {
  const words = text.split(' ')
  const scores: Record<string, number> = {}
  for (let i = 0; i < words.length; i += 2) scores[words[i] as string] = Number(words[i + 1])
  return scores
}
