import { fieldNames, type ImportKind } from '../import/fields.ts'
import { fieldCalled } from '../import/plan.ts'

// What columns are called in shops' and surveys' own exports, folded to letters; English, Norwegian, German, Russian,
// Chinese and Japanese. A guess only: a person sees it before anything is read by it.
const WORDS: [RegExp, Partial<Record<ImportKind, string>> & { any?: string }][] = [
  [
    /^(customer|client|kunde|user|member|guest)(id|no|number|nr)$|^客户编号$|^顧客id$/,
    { any: 'customer.externalId' },
  ],
  [/mail|epost|почта|邮箱|郵箱|メール/, { any: 'customer.email', customers: 'email', staff: 'email' }],
  [/phone|mobile|telefon|телефон|电话|電話/, { any: 'customer.phone', customers: 'phone', staff: 'phone' }],
  [
    /^(customername|fullname|navn|kundenavn|имя|姓名|氏名|customer|client|kunde)$/,
    { any: 'customer.name', customers: 'name', staff: 'name' },
  ],
  [
    /locale|language|sprak|sprache|язык|语言|語言|言語/,
    { any: 'customer.locale', customers: 'locale', staff: 'languages' },
  ],
  [
    /^(orderid|orderno|ordernumber|order|ordre|ordrenr|visitid|bookingid|interactionid|заказ|订单号|訂單號|注文番号)$/,
    { feedback: 'interactionExternalId', interactions: 'externalId' },
  ],
  [/^(id|ratingid|reviewid|feedbackid|responseid|surveyid|ticketid|answerid)$/, { any: 'externalId' }],
  [
    /(answered|received|created|submitted|review).*(at|on|date|time|timestamp)$|^(date|time|timestamp|dato|tid|дата|日期|日付|datum)$/,
    { feedback: 'receivedAt', interactions: 'occurredAt' },
  ],
  [/(occurred|purchase|order|visit|booking).*(at|on|date|time|timestamp)$/, { interactions: 'occurredAt' }],
  [
    /^(stars?|rating|score|reviewscore|points|csat|nps|stjerner|karakter|оценка|评分|評分|評価)$/,
    { feedback: 'score' },
  ],
  [/comment|text|message|review|kommentar|отзыв|комментарий|评论|評論|コメント/, { feedback: 'comment' }],
  [
    /^(shop|store|site|branch|butikk|location|filiale|магазин|门店|門市|店舗)$/,
    { feedback: 'site', interactions: 'site' },
  ],
  [/^(team|avdeling|department|отдел|团队|團隊|部署)$/, { feedback: 'team', interactions: 'team' }],
  [
    /^(product|productid|produkt|item|sku|товар|产品|產品|商品)$/,
    { feedback: 'product', interactions: 'product' },
  ],
  [/^(channel|kanal|канал|渠道|チャネル)$/, { interactions: 'channel' }],
  [/^(start|from|begins|fra|beginnt)$/, { shifts: 'startsAt' }],
  [/^(end|to|until|til|ends)$/, { shifts: 'endsAt' }],
]

const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/å/g, 'a')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Column by column the field it is likely meant for; each field once. */
export function guessFields(kind: ImportKind, header: string[]): (string | null)[] {
  const fields = new Set(fieldNames(kind))
  const taken = new Set<string>()
  return header.map((name) => {
    const exact = fieldCalled(kind, name)
    const field =
      exact ?? WORDS.find(([words, meant]) => words.test(fold(name)) && fieldOf(meant, kind, fields))?.[1]
    const found = typeof field === 'string' ? field : field && fieldOf(field, kind, fields)
    if (!found || taken.has(found)) return null
    taken.add(found)
    return found
  })
}

function fieldOf(
  meant: { any?: string } & Partial<Record<ImportKind, string>>,
  kind: ImportKind,
  fields: Set<string>,
) {
  const field = meant[kind] ?? meant.any
  return field && fields.has(field) ? field : undefined
}
