/** Says a word of a room in one language: `say('cases:assessment.band.standard')`. The caller has chosen the language. */
export type Say = (key: string, values?: Record<string, unknown>) => string
