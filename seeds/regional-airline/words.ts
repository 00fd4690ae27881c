/** What went wrong, in the words of those it went wrong for. */
export const COMPLAINTS: Record<string, string[]> = {
  nb: [
    'Kofferten min kom ikke frem, og ingen visste hvor den var. Jeg sto i dressen min i begravelse uten sko.',
    'Appen ga meg et sete som ikke finnes. Jeg ble stående igjen på Tromsø.',
    'Flyet var innstilt, og vi fikk vite det av taxisjåføren.',
    'Barnevogna ble knust. I skranken lo de av oss.',
    'Vi satt fire timer uten vann, og ingen sa noe. Jeg vil ha pengene tilbake.',
  ],
  ru: [
    'Багаж не прилетел, и третий день никто не отвечает. Верните деньги.',
    'В приложении мне дали место, которого нет в самолёте. Я остался в Киркенесе.',
    'Рейс отменили, а мы узнали об этом от таксиста.',
  ],
  ja: [
    '荷物が届きません。三回電話しても折り返しがありません。',
    'アプリで取った席が機内にありませんでした。子どもと離れて座らされました。',
    '欠航の連絡がなく、空港で六時間待ちました。返金してください。',
  ],
  en: [
    'My bag stayed in Tromsø and nobody could tell me where it was. I missed a wedding in my own shoes.',
    'The app gave me seat 14C. There is no row 14 on that aircraft.',
    'The flight was cancelled and we heard it from a taxi driver.',
    'You charged me twice for the same bag, and nobody picks up the phone.',
  ],
}

export const PRAISE: Record<string, string[]> = {
  nb: ['Presis, og hyggelig mannskap.', 'Fint som alltid.', ''],
  ru: ['Долетели вовремя, спасибо.', ''],
  ja: ['時間どおりで、親切でした。', ''],
  en: ['On time, and kind crew.', 'The northern lights came free.', ''],
}

/** What colleagues write; each names the failure, owns it, and says what happens next. */
export const SORRY: Record<string, (first: string, agent: string) => string> = {
  nb: (first, agent) =>
    `${first}, jeg er veldig lei for dette. Det er vår feil. Jeg heter ${agent}, og jeg følger saken til den er i orden. Du hører fra meg igjen i dag før klokka seks.`,
  ru: (first, agent) =>
    `${first}, мне очень жаль. Это наша ошибка. Меня зовут ${agent}, я не оставлю это, пока всё не будет исправлено. Сегодня до шести я напишу вам снова.`,
  ja: (first, agent) =>
    `${first}様、誠に申し訳ございません。私どもの誤りです。${agent}と申します。解決するまで私が責任をもって対応し、本日18時までに改めてご連絡いたします。`,
  en: (first, agent) =>
    `${first}, I am so sorry. That is our mistake and it should not have happened to you. I am ${agent}, and I stay with this until it is right. You hear from me again today before six.`,
}
