import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../amends.ts'
import { type Shown, showEverywhere, type Written } from './customerWords.ts'
import { addresses, structure } from './markup.ts'

const HOSTILE: Written = {
  name: `<img/src=x/onerror=alert(1)> "><svg/onload=alert(1)>`,
  email: 'mallory@example.org',
  words: [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    `' onmouseover='alert(1)`,
    '</textarea></title></style><script>alert(2)</script>',
    '<details open ontoggle=alert(3)>',
    '<a href="javascript:alert(4)">here</a> javascript:alert(5)',
    `{{constructor.constructor('alert(6)')()}} \${alert(7)}`,
    '<!-- --><![CDATA[ ]]> &lt;b&gt; &#x3C;i&#x3E; \u202Egpj.exe',
  ].join(' '),
}
// The same count of words and lines, so that harmless and hostile pages are built alike.
const HARMLESS: Written = {
  name: 'Clara Nygaard',
  email: 'clara@example.org',
  words: HOSTILE.words.replaceAll(/[^\s]/g, 'x'),
}

let amends: Amends
let hostile: Shown
let harmless: Shown

before(async () => {
  amends = await openAmends()
  harmless = await showEverywhere(amends, HARMLESS)
  hostile = await showEverywhere(amends, HOSTILE)
})

test('every page and mail that shows what a customer wrote is built as if they had written harmless words', () => {
  assert.deepEqual(Object.keys(hostile).sort(), Object.keys(harmless).sort())
  assert.ok(Object.keys(hostile).length >= 12, Object.keys(hostile).join(', '))
  for (const [what, html] of Object.entries(hostile))
    assert.deepEqual(structure(html), structure(harmless[what]!), what)
})

test('an element or a handler that slipped in would be seen', () => {
  const shown = (words: string) => structure(`<p title="x">${words}</p>`)
  for (const words of [
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '</p><script>alert(1)</script>',
  ])
    assert.notDeepEqual(shown(words), shown('harmless words'), words)
})

test('no address on these pages leads to a script', () => {
  for (const [what, html] of Object.entries(hostile))
    for (const address of addresses(html))
      assert.match(address, /^(\/|\?|#|https?:|mailto:|tel:|data:image\/|$)/, what)
})

test('what was written arrives whole, letter by letter, at whoever reads the case', async () => {
  const { rows } = await amends.database.pool.query(
    'select case_id from intake.feedback where comment = $1',
    [HOSTILE.words],
  )
  assert.ok(rows.length > 0)
  const { body } = await amends.fetch('Ana', 'GET', `/api/v1/cases/${rows[0].case_id}`)
  assert.equal(body.messages[0].text, HOSTILE.words)
  assert.equal(body.customer.name, HOSTILE.name)
})

test('an answer with a customer’s words is JSON that no browser takes for a page', async () => {
  const { headers } = await amends.fetch('Ana', 'GET', '/api/v1/cases')
  assert.match(headers.get('content-type') ?? '', /^application\/json/)
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
})

test('no screen sets markup from a string', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  )
  const setting = files.filter(
    (file) =>
      !file.endsWith('.test.ts') &&
      /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|new Function\(|\beval\(/.test(
        readFileSync(`src/${file}`, 'utf8'),
      ),
  )
  assert.ok(files.length > 100)
  assert.deepEqual(setting, [])
})
