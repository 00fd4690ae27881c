import assert from 'node:assert/strict'
import { test } from 'node:test'
import { carryMarks, type DraftMark, runsOf } from './draftSpans.ts'

const mark = (id: string, start: number, end: number): DraftMark => ({
  id,
  span: [start, end],
  severity: 'warn',
})
const words = 'Sorry. I’ll ask my manager.'

test('a draft without remarks is one run', () => {
  assert.deepEqual(runsOf(words, []), [{ text: words, marks: [], ends: [] }])
})

test('a remark cuts the draft in three and its number stands at its end', () => {
  const runs = runsOf(words, [mark('manager', 7, 26)])
  assert.deepEqual(
    runs.map((run) => [run.text, run.marks.length, run.ends]),
    [
      ['Sorry. ', 0, []],
      ['I’ll ask my manager', 1, [1]],
      ['.', 0, []],
    ],
  )
})

test('two remarks on the same words both hold there', () => {
  const runs = runsOf('abcdef', [mark('a', 0, 4), mark('b', 2, 6)])
  assert.deepEqual(
    runs.map((run) => [run.text, run.marks.map(({ id }) => id)]),
    [
      ['ab', ['a']],
      ['cd', ['a', 'b']],
      ['ef', ['b']],
    ],
  )
})

test('a remark on words that are gone does not break the draft', () => {
  assert.equal(
    runsOf('Hi', [mark('late', 5, 20)])
      .map((run) => run.text)
      .join(''),
    'Hi',
  )
})

test('typing before a remark moves it, typing after it leaves it', () => {
  const marks = [mark('manager', 7, 26)]
  assert.deepEqual(carryMarks(words, `Clara, ${words}`, marks)[0]?.span, [14, 33])
  assert.deepEqual(carryMarks(words, `${words} Ana`, marks)[0]?.span, [7, 26])
})

test('changing the words a remark is about drops it until they are judged again', () => {
  assert.deepEqual(carryMarks(words, 'Sorry. I’ll ask my lead.', [mark('manager', 7, 26)]), [])
})
