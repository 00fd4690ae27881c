import type { Cast } from '../walk.ts'

/** A customer of the demo, with the language they write in. */
export interface Guest {
  name: string
  locale: string
  /** Some are known by their number only. */
  phoneOnly?: boolean
  /** Minor units of EUR a year. */
  worth: number
}

export const GUESTS: Guest[] = [
  { name: 'Clara Nygaard', locale: 'en', worth: 38_600 },
  { name: 'Omar Haddad', locale: 'en', worth: 624_000 },
  { name: 'Nora Vik', locale: 'nb', worth: 21_000 },
  { name: '佐藤 健', locale: 'ja', worth: 9_500 },
  { name: 'Grete Foss', locale: 'nb', worth: 54_000 },
  { name: 'Мария Котова', locale: 'ru', worth: 32_000 },
  { name: 'Henrik Aas', locale: 'nb', worth: 112_000 },
  { name: 'Sofia Lund', locale: 'en', worth: 26_000 },
  { name: 'Lise Tangen', locale: 'nb', worth: 21_000 },
  { name: '田中 美咲', locale: 'ja', worth: 9_500 },
  { name: 'Peter Vold', locale: 'en', worth: 30_000 },
  { name: 'Ida Moen', locale: 'nb', worth: 18_000, phoneOnly: true },
  { name: 'Erik Dahl', locale: 'nb', worth: 41_000 },
  { name: 'Berit Aune', locale: 'nb', worth: 87_000 },
  { name: '王 小明', locale: 'zh-Hans', worth: 15_000 },
  { name: '陳 雅婷', locale: 'zh-Hant', worth: 17_000 },
  { name: 'Kari Solberg', locale: 'nb', worth: 23_000 },
  { name: 'James Okafor', locale: 'en', worth: 36_000 },
  { name: 'Дмитрий Орлов', locale: 'ru', worth: 12_000 },
  { name: 'Hanne Lie', locale: 'nb', worth: 29_000, phoneOnly: true },
]

const FIRST = ['Anne', 'Bjørn', 'Cecilie', 'David', 'Eva', 'Fredrik', 'Guro', 'Hassan', 'Ingvild', 'Johan']
const LAST = [
  ...['Aasen', 'Bakke', 'Carlsen', 'Dale', 'Engen', 'Fjeld', 'Gran', 'Holm', 'Iversen', 'Jensen'],
  ...['Kvam', 'Larsen', 'Myhre', 'Nilsen', 'Opdal', 'Paulsen', 'Rønning', 'Strand', 'Tveit', 'Ulvund'],
]

/** Two hundred who come by now and then: most of them never had anything go wrong. */
const PASSERS_BY: Guest[] = LAST.flatMap((last, i) =>
  FIRST.map((first, j) => ({
    name: `${first} ${last}`,
    locale: j % 5 === 3 ? 'en' : 'nb',
    worth: 3_000 + 900 * i + 200 * j,
  })),
)

/** Everybody the till knows, by number. */
export const KNOWN: readonly Guest[] = [...GUESTS, ...PASSERS_BY]

/** Who comes in: three of five visits are regulars'. */
export const COMING: readonly Guest[] = [...Array.from({ length: 15 }, () => GUESTS).flat(), ...PASSERS_BY]

/** What went wrong, in the words of those it went wrong for. */
export const COMPLAINTS: Record<string, string[]> = {
  en: [
    'It says “Happy Retirement Bob”. My daughter is six and the party is at three.',
    'Third time the vegetarian boxes are missing. I have forty people standing here.',
    'The rye was hard as stone this morning, and nobody at the counter wanted to hear it.',
    'I was charged twice and nobody picks up the phone. I want my money back.',
    'I waited thirty-five minutes for one coffee while three people chatted behind the till.',
    'You promised delivery before ten. It came at noon, cold. We had guests.',
    'The sourdough is burnt on one side again, every loaf since last week.',
    'I asked about nuts because my son is allergic. The man at the till laughed.',
  ],
  nb: [
    'Suppa var kald, to ganger, og ingen så opp.',
    'Brødet var brent på den ene siden igjen. Hva skjer med ovnen deres?',
    'Jeg bestilte to kransekaker til dåpen i dag. Den ene var knust i esken, og ingen tok telefonen.',
    'Trukket to ganger på kortet, og ingen svarer. Jeg vil ha pengene tilbake.',
    'Jeg spurte om nøtter fordi sønnen min er allergisk. Han i kassa lo.',
    'Feil bestilling for tredje gang denne måneden. Nå går jeg et annet sted.',
    'Dere lovte levering før ti. Den kom klokka tolv.',
  ],
  ru: [
    'Торт привезли без свечей. Третий раз за месяц.',
    'Хлеб подгорел с одной стороны, как и на прошлой неделе. Верните деньги.',
    'Заказ перепутали, а на кассе мне нагрубили.',
    'Обещали доставить до десяти, привезли в полдень. Гости ждали.',
  ],
  'zh-Hans': [
    '蛋糕上的名字写错了，生日会三点就开始，怎么办？',
    '面包一边又烤焦了，这周第二次。请退款。',
    '等了四十分钟才拿到，店员还不理人。',
  ],
  'zh-Hant': [
    '星期四訂了兩盒可頌，今天去取只剩一盒，店員說系統裡沒有紀錄。',
    '麵包一邊烤焦了，已經是第二次，太失望了。',
    '打了三通電話都沒有人接，訂單也送錯了。',
  ],
  ja: [
    '三回電話しても、折り返しがありません。予約した食パンはどうなりましたか。',
    '予約したのに、もう売り切れと言われました。',
    'パンの片側がまた焦げていました。返金してください。',
  ],
}

export const PRAISE: Record<string, string[]> = {
  en: ['Lovely as always.', 'The rye was good this time.', 'Quick and kind.', ''],
  nb: ['Godt som alltid.', 'Hyggelig betjening.', 'Rask levering, takk!', ''],
  ru: ['Всё вкусно, спасибо.', ''],
  'zh-Hans': ['很好吃，服务也好。', ''],
  'zh-Hant': ['麵包很香，謝謝。', ''],
  ja: ['いつも美味しいです。', ''],
}

/** What colleagues write; each names the failure, owns it, and says what happens next. */
const SORRY: Record<string, (first: string, agent: string) => string> = {
  en: (first, agent) =>
    `${first}, I am so sorry. That is our mistake and it should not have happened to you. I am ${agent}, and I stay with this until it is right. You hear from me again today before six.`,
  nb: (first, agent) =>
    `${first}, jeg er veldig lei for dette. Det er vår feil. Jeg heter ${agent}, og jeg følger saken til den er i orden. Du hører fra meg igjen i dag før klokka seks.`,
  ru: (first, agent) =>
    `${first}, мне очень жаль. Это наша ошибка. Меня зовут ${agent}. Я занимаюсь этим, пока всё не будет исправлено. Сегодня до шести я напишу вам снова.`,
  'zh-Hans': (first, agent) =>
    `${first}，非常抱歉，这是我们的错。我是${agent}，会一直跟进到解决为止。今天六点前我会再联系您。`,
  'zh-Hant': (first, agent) =>
    `${first}，非常抱歉，這是我們的錯。我是${agent}，會一直跟進到解決為止。今天六點前我會再與您聯絡。`,
  ja: (first, agent) =>
    `${first}様、誠に申し訳ございません。私どもの誤りです。${agent}と申します。解決するまで私が責任をもって対応し、本日18時までに改めてご連絡いたします。`,
}

export const PRODUCTS = [
  'Birthday cake',
  'Sourdough',
  'Rye bread',
  'Lunch boxes',
  'Coffee',
  'Croissants',
  'Kransekake',
  'Soup',
]
/** What each is made with; breads depend on the oven's controller. */
export const COMPONENT: Record<string, string> = {
  Sourdough: 'oven',
  'Rye bread': 'oven',
  Croissants: 'oven',
}
const CAUSES = ['people', 'technical', 'production', 'service', 'supplier']
const FIXES = [
  ['A new one, brought to the door the same day', 'Six cinnamon buns'],
  ['Money back on the card', 'A note written by the baker'],
  ['Baked again, first thing in the morning', 'Coffee for two'],
  ['The double charge was paid back', 'A box of pastries'],
] as const

/** How Fold & Crumb mends. */
export const CAST: Cast = {
  lead: 'Ingrid Haug',
  sorry: SORRY,
  fixes: FIXES,
  causes: CAUSES,
  owed: { low: 600, high: 4_800, currency: 'EUR' },
  understood:
    'What arrived was not what was ordered, on a day that mattered. A new one is wanted, not a voucher.',
  again: {
    understood: 'The first attempt did not mend it. A person brings the right one, today.',
    what: 'Brought to the door by the lead in person',
    extraMile: 'A note written by the baker',
    whatWeDid: 'Brought in person; the shop’s list was changed.',
  },
}
