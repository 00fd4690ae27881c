const MARKS: Record<string, readonly [string, string]> = {
  ja: ['「', '」'],
  'zh-Hant': ['「', '」'],
  ru: ['«', '»'],
  nb: ['«', '»'],
  nn: ['«', '»'],
}

/** A customer's words between the marks of their own language. */
export function quoted(words: string, locale: string | null | undefined): string {
  const [open, close] = MARKS[locale ?? ''] ?? ['“', '”']
  return `${open}${words.trim()}${close}`
}
