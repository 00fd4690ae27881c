/** A table of numbers and switches as it is typed: each by its path, `severity.S1`. */
export type Typed = Readonly<Record<string, string | boolean>>

type Nested = { [key: string]: Nested | number | boolean | string }

/** Every number and switch of a table by its path; numbers as text, because somebody types them. */
export function typedFrom(content: object, above = ''): Typed {
  return Object.fromEntries(
    Object.entries(content as Nested).flatMap(([key, value]): [string, string | boolean][] => {
      const path = above + key
      if (typeof value === 'object') return Object.entries(typedFrom(value, `${path}.`))
      return typeof value === 'number'
        ? [[path, String(value)]]
        : typeof value === 'boolean'
          ? [[path, value]]
          : []
    }),
  )
}

/** The number somebody typed; undefined = it is no whole number. A minus may be the long one. */
export function numberOf(text: string): number | undefined {
  const plain = text.trim().replace(/^[−–]/, '-')
  return /^-?\d{1,6}$/.test(plain) ? Number(plain) : undefined
}

/** The table with what was typed in its places; undefined while something is no whole number. */
export function contentFrom<T extends object>(content: T, typed: Typed): T | undefined {
  const copy = structuredClone(content)
  for (const [path, value] of Object.entries(typed)) {
    const read = typeof value === 'boolean' ? value : numberOf(value)
    if (read === undefined) return undefined
    put(copy as Nested, path.split('.'), read)
  }
  return copy
}

function put(into: Nested, [key = '', ...rest]: string[], value: number | boolean): void {
  const below = into[key]
  if (rest.length === 0) into[key] = value
  else if (typeof below === 'object') put(below, rest, value)
}
