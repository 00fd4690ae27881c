/** What went wrong, in the words of those it went wrong for. */
export const COMPLAINTS: Record<string, string[]> = {
  'zh-Hant': [
    '電池才用兩個月就膨脹，筆電蓋不起來了。請退款。',
    '說好星期五修好，打了三通電話都說還要等。',
    '螢幕換了還是閃，等於白跑一趟。',
    '充電充到一半就自動關機，我的報告全沒了。',
    '店員說保固不包電池，可是買的時候不是這樣講的。',
    '收了兩次錢，打電話都沒有人接。',
  ],
  en: [
    'The battery swelled after eight weeks and the lid no longer closes. I want my money back.',
    'You promised the repair for Friday. I have called three times and it is still not ready.',
    'I paid for a new screen and it flickers exactly as before.',
    'It shuts down at forty percent, and I lost an evening of work.',
    'I was told the warranty covers batteries. Now it does not.',
  ],
}

export const PRAISE: Record<string, string[]> = {
  'zh-Hant': ['修得很快，謝謝。', '店員很有耐心。', ''],
  en: ['Quick repair, fair price.', 'They explained everything.', ''],
}

/** What colleagues write; each names the failure, owns it, and says what happens next. */
export const SORRY: Record<string, (first: string, agent: string) => string> = {
  'zh-Hant': (first, agent) =>
    `${first}，非常抱歉，這是我們的錯。我是${agent}，會一直跟進到修好為止。今天六點前我會再與您聯絡。`,
  en: (first, agent) =>
    `${first}, I am so sorry. That is our mistake and it should not have happened to you. I am ${agent}, and I stay with this until it is right. You hear from me again today before six.`,
}
