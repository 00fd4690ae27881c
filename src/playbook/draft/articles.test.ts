import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LOCALES, type Locale } from '../../platform/i18n/index.ts'
import { phrasesFor, STEPS } from '../phrases/phrases.ts'
import { checkDraft } from './check.ts'
import type { Rule } from './rules.ts'

/** What the guides on service recovery recommend to say, in each language. */
const MODEL: Record<Locale, string[]> = {
  en: [
    "I'm sorry. I know this must be frustrating. Let me quickly see what I can do for you.",
    'I can fix this for you.',
    "We'll solve this together.",
    'What do you think would be a fair solution?',
    'Are you satisfied with our solution?',
    "I'm sorry about the mix-up.",
    'What can I fix on that sandwich?',
    'How is your new sandwich? Sorry about the first one.',
    'Thank you for pointing this out.',
  ],
  nb: [
    'Jeg beklager. Jeg vet at dette må være frustrerende. La meg raskt se hva jeg kan gjøre for deg.',
    'Dette kan jeg ordne for deg.',
    'Dette løser vi sammen.',
    'Hva synes du er en rettferdig løsning?',
    'Er du fornøyd med løsningen vår?',
    'Jeg beklager forvekslingen.',
    'Hva kan jeg rette på med den sandwichen?',
    'Hvordan er den nye sandwichen? Beklager den første.',
    'Takk for at du gjorde meg oppmerksom på det.',
  ],
  ru: [
    'Мне жаль. Понимаю, как это неприятно. Посмотрим, что я могу сделать для вас прямо сейчас.',
    'Я могу это исправить.',
    'Мы решим это вместе.',
    'Какое решение вы считаете справедливым?',
    'Вы довольны нашим решением?',
    'Извините за путаницу с заказом.',
    'Что мне исправить в вашем сэндвиче?',
    'Как ваш новый сэндвич? Простите за первый.',
    'Спасибо, что указали на это.',
  ],
  'zh-Hans': [
    '对不起。我知道这一定让您很沮丧。让我马上看看能为您做些什么。',
    '我可以帮您解决这个问题。',
    '我们会一起解决这个问题。',
    '您认为怎样处理才公平？',
    '您对我们的处理满意吗？',
    '弄错了您的餐，我很抱歉。',
    '您的三明治哪里需要我改？',
    '新的三明治怎么样？第一份很抱歉。',
    '谢谢您指出这个问题。',
  ],
  'zh-Hant': [
    '對不起。我知道這一定會讓您感到沮喪。讓我快速看看我能為您做些什麼。',
    '我可以幫您解決這個問題。',
    '我們將一起解決這個問題。',
    '您認為什麼是公平的解決方案？',
    '您對我們的解決方案滿意嗎？',
    '弄錯了您的餐，我很抱歉。',
    '您的三明治哪裡需要我改？',
    '新的三明治怎麼樣？第一份很抱歉。',
    '謝謝您指出這個問題。',
  ],
  ja: [
    '申し訳ございません。さぞご不快だったことと存じます。私に何ができるか、今すぐ確かめます。',
    'この件は私が直せます。',
    'ご一緒に解決いたします。',
    'どのような解決であれば公平だとお考えになりますか。',
    '私どもの対応にご満足いただけましたか。',
    '取り違えてしまい、申し訳ございません。',
    'サンドイッチのどこをお直ししましょうか。',
    '新しいサンドイッチはいかがですか。最初の品は申し訳ございませんでした。',
    'ご指摘いただきありがとうございます。',
  ],
}

/** What they warn of. */
const ANTI: [Rule, Record<Locale, string>][] = [
  [
    'anything-else',
    {
      en: 'Is there anything else we can do for you?',
      nb: 'Er det noe annet vi kan gjøre for deg?',
      ru: 'Можем ли мы сделать для вас что-нибудь ещё?',
      'zh-Hans': '我们还能为您做些什么吗？',
      'zh-Hant': '我們還能為您做些什麼嗎？',
      ja: '他に何かお手伝いできることはございますか。',
    },
  ],
  [
    'blame-department',
    {
      en: 'The problem came from another department.',
      nb: 'Problemet kom fra en annen avdeling.',
      ru: 'Проблема возникла в другом отделе.',
      'zh-Hans': '问题来自另一个部门。',
      'zh-Hant': '問題來自另一個部門。',
      ja: '問題は別の部署で起きたものです。',
    },
  ],
  [
    'diagnosis-first',
    {
      en: 'Are you sure you clicked the right link?',
      nb: 'Er du sikker på at du klikket på riktig lenke?',
      ru: 'Вы уверены, что нажали на правильную ссылку?',
      'zh-Hans': '你确定你点击了正确的链接吗？',
      'zh-Hant': '你確定你點擊了正確的鏈接嗎？',
      ja: '正しいリンクをクリックしたのは確かでしょうか。',
    },
  ],
  [
    'my-manager',
    {
      en: 'My manager will make it better.',
      nb: 'Sjefen min kommer til å ordne det.',
      ru: 'Мой начальник всё исправит.',
      'zh-Hans': '我的经理会处理好的。',
      'zh-Hant': '我的經理會處理好的。',
      ja: '上司が対応いたします。',
    },
  ],
  [
    'blame-customer',
    {
      en: 'It is your own fault, you left the parcel in the hallway.',
      nb: 'Det er din egen feil, du lot pakken ligge i gangen.',
      ru: 'Это ваша собственная вина, посылка осталась в коридоре.',
      'zh-Hans': '这是您自己的责任，包裹放在走廊里。',
      'zh-Hant': '這是您自己的責任，包裹放在走廊裡。',
      ja: 'お荷物を廊下に置かれたのはお客様の責任です。',
    },
  ],
  [
    'excuse',
    {
      en: 'Our system was down and we were short of staff.',
      nb: 'Systemet vårt var nede, og vi hadde for få folk.',
      ru: 'У нас зависла система, и не хватало людей.',
      'zh-Hans': '我们的系统出了故障，人手又不足。',
      'zh-Hant': '我們的系統出了故障，人手又不足。',
      ja: 'システムに障害があり、人手も足りませんでした。',
    },
  ],
]

const mended = (locale: Locale, text: string, step?: (typeof STEPS)[number]) =>
  checkDraft({ text, locale, step }).findings.filter(({ severity }) => severity !== 'praise')

test('the phrases that the guides recommend pass, in all six languages', () => {
  for (const locale of LOCALES)
    for (const text of MODEL[locale])
      assert.deepEqual(
        mended(locale, text).map(({ rule }) => rule),
        [],
        `${locale}: ${text}`,
      )
})

test('what the guides warn of is caught, in all six languages', () => {
  for (const [rule, texts] of ANTI)
    for (const locale of LOCALES)
      assert.ok(
        mended(locale, texts[locale]).some((finding) => finding.rule === rule),
        `${locale} ${rule}: ${texts[locale]}`,
      )
})

test('our own wordings pass at their own step', () => {
  for (const locale of LOCALES)
    for (const step of STEPS)
      for (const { id, text } of phrasesFor(locale, step)) {
        const filled = text
          .replaceAll('{time}', '17:00')
          .replaceAll('{name}', 'Clara')
          .replaceAll('{agent}', 'Ana')
        assert.deepEqual(
          // Its gaps are the writer's to fill; nothing else may be wrong with it.
          mended(locale, filled, step)
            .filter(({ rule }) => rule !== 'open-slot')
            .map(({ rule, span }) => `${rule}: ${filled.slice(...span)}`),
          [],
          `${locale} ${step} ${id}`,
        )
      }
})
