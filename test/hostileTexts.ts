/** Texts of so many characters that make a careless reader slow. */
export function hostileTexts(length: number): Record<string, string> {
  const long = (unit: string) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
  return {
    'one letter': long('a'),
    'one bang': long('!'),
    'lone high surrogates': long('\ud83d'),
    'lone low surrogates': long('\ude00'),
    'towers of combining marks': long(`e${'\u0301\u0316\u0334'.repeat(30)}`),
    'angry faces': long('😡'),
    'zero-width characters': long('\u200b\u200d\ufeff'),
    'right-to-left switches': long('\u202eabc\u202d\u2066'),
    'ligatures that unfold': long('ﷺ'),
    'opening quotes': long('"a '),
    'negations in a row': long('not not bad '),
    'Chinese negations in a row': long('不好吃'),
    'Russian negations in a row': long('верните деньги не не '),
    'Arabic negations in a row': long('لا لا سيء '),
    'asks in a row': long('i want a refund money back '),
    'threats that are taken back': long('called me an idiot you idiot '),
    'buts in a row': long('bad but good but '),
    'half a pattern again and again': long('i will i will '),
    'wide letters': long('Ａ'),
    paragraphs: long('\n'),
  }
}
