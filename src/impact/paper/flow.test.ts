import assert from 'node:assert/strict'
import { test } from 'node:test'
import { widthOf } from '../drawing/shapes.ts'
import { linesOf } from './flow.ts'

const set = { size: 11, style: 'plain', width: 200 } as const
const paper = { widthOf: (text: string) => widthOf(text) }

test('no line of Japanese leaves the paper, though numbers stand between its letters without a space', () => {
  const text =
    '21人が二度評価しました。見かけの変化は星+2.33個分、そのうち星+1.40個分は何もしなくても起き、星+0.93個分が対応による分です（+0.49〜+1.37）。'
  const lines = linesOf(paper, text, set)
  assert.equal(lines.join(''), text)
  for (const line of lines) {
    assert.ok(paper.widthOf(line) <= set.width + 11, line)
    assert.doesNotMatch(line, /^[、。）〜]|（$/)
  }
})

test('words of languages with spaces keep them, and lose only those at the end of a line', () => {
  const text =
    'Recovered among all who were let down. Silence counts as not recovered; 2 weeks later too (+0.49 to +1.37).'
  const lines = linesOf(paper, text, set)
  assert.ok(lines.length > 2)
  assert.equal(lines.join(' '), text)
  for (const line of lines) assert.ok(paper.widthOf(line) <= set.width, line)
})
