import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { Converter } from 'opencc-js'
import { LOCALES } from '../../platform/i18n/index.ts'
import { checkDraft } from './check.ts'
import { languageOf } from './languageOf.ts'
import { RULES, type Rule } from './rules.ts'
import { simplified } from './simplified.ts'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const rulesIn = (text: string, locale = 'en') => checkDraft({ text, locale }).findings.map(({ rule }) => rule)

test('the draft to Clara has three things to mend, each underlined where it stands', () => {
  const text =
    'Our new baker mixed up two labels. I’ll ask my manager about the buns. Is there anything else we can help you with?'
  const { findings } = checkDraft({ text, locale: 'en' })
  const marked = (rule: Rule) =>
    findings.filter((f) => f.rule === rule).map(({ span }) => text.slice(...span))
  assert.deepEqual(marked('blame-colleague'), ['Our new baker mixed'])
  assert.deepEqual(marked('my-manager'), ['ask my manager'])
  assert.deepEqual(marked('anything-else'), ['Is there anything else we can'])
})

test('blame and condescension stop the sending, the rest asks to be mended, good things are said too', () => {
  const [blame] = checkDraft({ text: 'You should have read the label.', locale: 'en' }).findings
  assert.equal(blame?.severity, 'block')
  assert.match(blame?.message ?? '', /blame on the customer/)
  assert.match(blame?.suggestion ?? '', /You asked for one thing/)
  const good = 'I am sorry that your cake came late. That is our mistake. I will call you today at five.'
  assert.deepEqual(
    checkDraft({ text: good, locale: 'en' }).findings.map(({ rule, severity }) => [rule, severity]),
    [
      ['failure-named', 'praise'],
      ['responsibility', 'praise'],
      ['dated-promise', 'praise'],
    ],
  )
})

test('a gap that nobody filled stops the sending, in any language, and no wording is suggested for it', () => {
  for (const text of ['I am sorry, {what}.', '{{ what }}をお詫びします。', 'Мне жаль, {что случилось}.']) {
    const [gap] = checkDraft({ text }).findings
    assert.deepEqual([gap?.rule, gap?.severity, gap?.suggestion], ['open-slot', 'block', undefined])
    assert.match(text.slice(...(gap?.span ?? [0, 0])), /^\{.*\}$/)
  }
  assert.deepEqual(rulesIn('Take {2} or { }.'), [])
})

test('spans count UTF-16 code units, so an emoji before the finding shifts it by two', () => {
  for (const lead of ['', '🎂', '👩‍🍳 ', 'é ']) {
    const text = `${lead}You should have read the label.`
    const finding = checkDraft({ text, locale: 'en' }).findings.find(({ rule }) => rule === 'blame-customer')
    assert.equal(text.slice(...(finding?.span ?? [0, 0])).startsWith('You should have'), true)
  }
})

test('a question before any regret sounds like doubt; after it, or at a later step, it is welcome', () => {
  const question = 'Have you tried to restart it?'
  const doubts = (text: string, step?: 'acknowledge' | 'understand') =>
    checkDraft({ text, locale: 'en', step }).findings.some(({ rule }) => rule === 'diagnosis-first')
  assert.equal(doubts(question, 'acknowledge'), true)
  assert.equal(doubts(question), true)
  assert.equal(doubts(`I am sorry that it stopped. ${question}`, 'acknowledge'), false)
  assert.equal(doubts(question, 'understand'), false)
})

test('the reader is answered in their language, the wording to use comes in the language of the draft', () => {
  const [finding] = checkDraft({ text: 'Du burde ha lest etiketten.', locale: 'en' }).findings
  assert.match(finding?.message ?? '', /blame on the customer/)
  assert.match(finding?.suggestion ?? '', /Du ba om én ting/)
})

test('a draft is read in the language it is written in, whatever the screen speaks', () => {
  const drafts = {
    en: 'I am sorry about the cake.',
    nb: 'Jeg beklager det med kaken.',
    ru: 'Мне жаль, что так вышло.',
    'zh-Hans': '对不起，蛋糕写错了名字。',
    'zh-Hant': '對不起，蛋糕寫錯了名字。',
    ja: 'ケーキの件、申し訳ございません。',
  }
  for (const [language, text] of Object.entries(drafts))
    for (const screen of [undefined, ...LOCALES])
      assert.equal(languageOf(text, screen), language, `${screen}`)
})

test('the same letters in Norwegian and English go by the screen when words are silent', () => {
  assert.equal(languageOf('OK!', 'nb'), 'nb')
  assert.equal(languageOf('', 'ja'), 'ja')
  assert.equal(languageOf('了解', 'ja'), 'ja')
})

test('abbreviations and times end no sentence: a promise by "kl. 14" has its time', () => {
  assert.deepEqual(rulesIn('Jeg ringer deg kl. 14 i dag.', 'nb'), ['dated-promise'])
  assert.deepEqual(rulesIn('Jeg ringer deg fredag 5. desember.', 'nb'), ['dated-promise'])
  assert.ok(rulesIn('I will call you at 12.10.').includes('dated-promise'))
})

test('“sorry, but” is caught across a full stop too; “sorry” with something small later is not', () => {
  assert.ok(rulesIn('I am sorry. But it was late.').includes('sorry-but'))
  assert.ok(!rulesIn('I am sorry. You get a new one that is small but good.').includes('sorry-but'))
})

test('our own pairs: what is bad is caught, what is good passes, rule by rule and language by language', () => {
  for (const locale of LOCALES) {
    const pairs: Record<string, [string, string][]> = JSON.parse(read(`pairs/${locale}.json`))
    const missed: string[] = []
    let [count, wrong] = [0, 0]
    for (const [rule, list] of Object.entries(pairs))
      for (const [bad, good] of list) {
        const step = rule === 'diagnosis-first' ? 'acknowledge' : undefined
        const has = (text: string) => checkDraft({ text, locale, step }).findings.some((f) => f.rule === rule)
        count += 1
        if (!has(bad)) missed.push(`${rule}: ${bad}`)
        if (has(good)) wrong += 1
      }
    assert.ok(missed.length <= count * 0.05, `${locale} missed\n${missed.join('\n')}`)
    assert.ok(wrong <= count * 0.05, `${locale} ${wrong} good ones flagged`)
  }
})

test('a Japanese agent reads remarks on an English draft in Japanese, and the wording to use in English', () => {
  const text = 'You should have read the label.'
  const [finding] = checkDraft({ text, locale: 'en', reader: 'ja' }).findings
  assert.match(finding?.message ?? '', /[ぁ-ん]/)
  assert.match(finding?.suggestion ?? '', /^You asked/)
})

test('more wordings: of what is bad nearly all is caught, and plain good answers stay free of blame', () => {
  for (const locale of LOCALES.filter((each) => each !== 'zh-Hant')) {
    const { good = [], ...bad }: Record<string, string[]> = JSON.parse(read(`pairs/${locale}.more.json`))
    const all = Object.entries(bad).flatMap(([rule, texts]) => texts.map((text) => ({ rule, text })))
    const missed = all.filter(({ rule, text }) => {
      const step = rule === 'diagnosis-first' ? 'acknowledge' : undefined
      return !checkDraft({ text, locale, step }).findings.some((finding) => finding.rule === rule)
    })
    assert.ok(
      missed.length <= all.length * 0.05,
      `${locale} missed\n${missed.map(({ text }) => text).join('\n')}`,
    )
    const flagged = good.filter((text) =>
      rulesIn(text, locale).some((rule) => RULES[rule].severity !== 'praise'),
    )
    assert.ok(flagged.length <= 1, `${locale} flagged\n${flagged.join('\n')}`)
  }
})

test('every rule says why and what to write instead, in all six languages, and passes its own check', () => {
  for (const locale of LOCALES) {
    const words = JSON.parse(read(`../words/${locale}.json`)).draft
    for (const [rule, { severity }] of Object.entries(RULES)) {
      assert.ok(words[rule].message, `${locale} ${rule}`)
      // What belongs in a gap only the writer knows.
      if (severity === 'praise' || rule === 'open-slot') continue
      const again = checkDraft({ text: words[rule].suggestion, locale, step: 'solve' }).findings
      assert.deepEqual(
        again.filter((finding) => finding.severity !== 'praise').map((finding) => finding.rule),
        [],
        `${locale}: ${words[rule].suggestion}`,
      )
    }
  }
})

test('every Chinese character that the patterns use is known in its traditional forms', () => {
  const used = new Set(
    ['', 'kinds/', 'turns/']
      .map((layer) => read(`languages/${layer}zh.ts`))
      .join('')
      .match(/[㐀-鿿]/g),
  )
  for (const from of ['t', 'tw', 'hk'] as const) {
    const convert = Converter({ from, to: 'cn' })
    for (let code = 0x4e00; code <= 0x9fff; code++) {
      const character = String.fromCharCode(code)
      const plain = convert(character)
      if (plain !== character && used.has(plain) && !used.has(character))
        assert.ok(used.has(simplified(character)), `${character} ${plain}`)
    }
  }
})

test('any text at all is answered, with spans inside it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom(...LOCALES),
      (text, locale) => {
        for (const { span } of checkDraft({ text, locale }).findings)
          assert.ok(0 <= span[0] && span[0] < span[1] && span[1] <= text.length)
      },
    ),
    { numRuns: 500 },
  )
})

test('twice the text takes about twice the time, never its square', () => {
  const time = (length: number) => {
    const text = 'you should we will our the sorry but '.repeat(length)
    checkDraft({ text, locale: 'en' })
    // Processor time, because other programs share the machine.
    const runs = Array.from({ length: 5 }, () => {
      const before = process.cpuUsage()
      checkDraft({ text, locale: 'en' })
      return process.cpuUsage(before).user
    })
    return Math.min(...runs)
  }
  // Sixteen times the text; a square would be 256 times the time. The rest is room for a busy machine.
  assert.ok(time(2000) < 100 * Math.max(time(125), 500))
})

const STOPPING: readonly Rule[] = ['blame-colleague', 'blame-department', 'blame-customer', 'condescension']
const stops = (text: string, locale: string) =>
  rulesIn(text, locale).filter((rule) => STOPPING.includes(rule))

test('a firm may name its own check that failed, and a tradesman who came late, and the mail goes out', () => {
  const own = {
    en: 'It was our bakery, and the check at the counter did not catch it. The plumber did not come on time.',
    nb: 'Det var vårt bakeri, og kontrollen ved disken fanget det ikke opp. Rørleggeren kom ikke til avtalt tid.',
    ru: 'Это наша пекарня, и контроль на кассе этого не заметил. Мастер вчера не пришёл вовремя.',
    'zh-Hans': '是我们面包房的错，柜台的检查也没有发现。师傅昨天没有按时上门。',
    'zh-Hant': '是我們麵包店的錯，櫃檯的檢查也沒有發現。師傅昨天沒有準時到府。',
    ja: '当店の製造で、レジでの確認でも見つけられませんでした。昨日、作業員が時間どおりに伺えませんでした。',
  }
  for (const [locale, text] of Object.entries(own)) assert.deepEqual(stops(text, locale), [], locale)
})

test('a person or another department that did not notice is still blame, and stops', () => {
  const blame = {
    en: ['Our baker did not notice it.', 'The warehouse did not catch it.'],
    nb: ['Bakeren vår oppdaget det ikke.', 'Kvalitetsavdelingen fanget det ikke opp.'],
    ru: ['Наш упаковщик не заметил трещину.', 'Отдел контроля не заметил трещину.'],
    'zh-Hans': ['我们的师傅没有注意到裂缝。', '质检部没有发现裂缝。'],
    'zh-Hant': ['我們的師傅沒有注意到裂縫。', '品管部沒有發現裂縫。'],
    ja: ['担当の者が見落としました。', '品質管理部が見落としました。'],
  }
  for (const [locale, texts] of Object.entries(blame))
    for (const text of texts) assert.equal(stops(text, locale).length, 1, text)
})
