/** "Clara Nygaard" CN, "Omar" O, "田中 美咲" 田. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = [...(words[0] ?? '')][0] ?? ''
  if (/[\u2e80-\u9fff\uac00-\ud7af\u3041-\u30ff]/.test(first)) return first
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toLocaleUpperCase()
}
