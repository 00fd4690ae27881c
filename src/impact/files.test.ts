import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { type Amends, openAmends } from '../../test/amends.ts'
import { LOCALES } from '../platform/i18n/index.ts'

let amends: Amends
before(async () => {
  amends = await openAmends()
})

/** What the pages draw, unpacked. */
function streamsOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/\/Length (\d+) >>\nstream\n/g)].map((match) => {
    const from = (match.index ?? 0) + match[0].length
    return inflateSync(pdf.subarray(from, from + Number(match[1]))).toString('latin1')
  })
}

async function reportIn(locale: string): Promise<Buffer> {
  const cookie = await amends.cookieOf('Olav')
  const response = await amends.running.fetch(
    new Request(`http://127.0.0.1:7070/api/v1/impact/report?locale=${locale}`, { headers: { cookie } }),
  )
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-type'), 'application/pdf')
  return Buffer.from(await response.arrayBuffer())
}

test('the report is a whole PDF in every language: pages, fonts of its own, text that can be read back', async () => {
  for (const locale of LOCALES) {
    const pdf = await reportIn(locale)
    const text = pdf.toString('latin1')
    assert.match(text, /^%PDF-1\.7\n/)
    assert.match(text, /%%EOF\n$/)
    const start = Number(text.match(/startxref\n(\d+)/)?.[1])
    assert.equal(text.slice(start, start + 4), 'xref', locale)
    assert.match(text, /\/MarkInfo << \/Marked true >>/)
    const streams = streamsOf(pdf)
    assert.ok(
      streams.some((stream) => stream.includes('beginbfchar')),
      'letters can be read back',
    )
    assert.ok(streams.some((stream) => /\/H1 << \/MCID 0 >> BDC|\/H1 << \/MCID 1 >> BDC/.test(stream)))
    // Glyph 0 is the box for a letter that no font has.
    for (const drawn of streams.filter((stream) => stream.includes(' Tj')))
      for (const [, glyphs = ''] of drawn.matchAll(/<([0-9a-f]+)> Tj/g))
        for (let at = 0; at < glyphs.length; at += 4)
          assert.notEqual(glyphs.slice(at, at + 4), '0000', locale)
  }
})

test('every object of the report begins where its table says', async () => {
  const text = (await reportIn('ja')).toString('latin1')
  const table = text.slice(Number(text.match(/startxref\n(\d+)/)?.[1]))
  const places = [...table.matchAll(/^(\d{10}) 00000 n /gm)].map(([, place]) => Number(place))
  assert.ok(places.length > 20)
  places.forEach((place, i) => {
    assert.equal(text.slice(place, place + 12).split('\n')[0], `${i + 1} 0 obj`)
  })
})

test('the figures come as CSV with the reader’s definitions', async () => {
  const { status, text, headers } = await amends.fetch('Ingrid', 'GET', '/api/v1/impact/table?locale=nb')
  assert.equal(status, 200)
  assert.match(headers.get('content-disposition') ?? '', /^attachment; filename="impact-2026-11-21\.csv"$/)
  assert.match(text, /recovered,,0,,,,,share,.*vunnet tilbake/i)
})

test('a manager changes what is assumed, with a reason that everybody sees; a lead cannot', async () => {
  const assume = (as: 'Ingrid' | 'Mona', body: object) =>
    amends.fetch(as, 'PUT', '/api/v1/impact/assumptions', {
      scale: 'stars5',
      mean: 4.1,
      retest: 0.4,
      ...body,
    })
  const why = 'Measured by the survey of 2025'
  assert.equal((await assume('Ingrid', { why })).status, 403)
  assert.equal((await assume('Mona', { why: ' ' })).status, 422)
  const beyond = await assume('Mona', { why, mean: 6 })
  assert.deepEqual([beyond.status, beyond.body.errors[0].path], [422, '/mean'])
  assert.equal((await assume('Mona', { why })).status, 200)
  const { assumptions } = (await amends.fetch('Ingrid', 'GET', '/api/v1/impact/page')).body
  assert.deepEqual(assumptions.mean, { value: 4.1, from: 'set', ratings: 0 })
  assert.deepEqual([assumptions.set.by, assumptions.set.why], ['Mona', why])
  const { rows } = await amends.database.pool.query(
    "select actor->>'name' as by, body->'retest' as retest from platform.journal where fact = 'impact.assumed'",
  )
  assert.deepEqual(rows, [{ by: 'Mona', retest: 0.4 }])
})

test('an assumption taken back is kept in the list of what was assumed', async () => {
  const body = { scale: 'stars5', mean: null, retest: null, why: 'It was another company’s' }
  await amends.fetch('Mona', 'PUT', '/api/v1/impact/assumptions', body)
  const { items } = (await amends.fetch('Ingrid', 'GET', '/api/v1/impact/assumptions?scale=stars5')).body
  assert.deepEqual(
    items.map(({ retest }: { retest: number | null }) => retest),
    [null, 0.4],
  )
  const { assumptions } = (await amends.fetch('Ingrid', 'GET', '/api/v1/impact/page')).body
  assert.equal(assumptions.retest.from, 'assumed')
})
