const HAN_OR_KANA = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u

/** How somebody is spoken to: by the first word of their name; Chinese and Japanese names are said whole. */
export function firstName(name: string): string
export function firstName(name: string | null | undefined): string | undefined
export function firstName(name: string | null | undefined): string | undefined {
  const whole = name?.trim()
  if (!whole) return undefined
  return HAN_OR_KANA.test(whole) ? whole : whole.split(/\s+/)[0]
}
