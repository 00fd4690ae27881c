/** A room's words: sentences under names, nested as the screens are. */
export type Words = { [key: string]: string | Words }

/** Words by the path of their file. */
export type Files = Record<string, Words>

/** The room a path belongs to, which is its namespace. The web's own folder is named from within: `../../words/en.json`. */
export const roomOf = (path: string): string => path.match(/([\w-]+)\/words\//)?.[1] ?? 'web'
