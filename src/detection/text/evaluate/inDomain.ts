import { languageOf } from '../language.ts'
import { gramLogits, sharedLogits, sharedModel, softmax } from '../model.ts'
import { fitLanguage, type Lesson, lessonOf } from '../train/fit.ts'
import { areaUnderCurve, type Figure, fifthOf, figure, type Scored } from './metrics.ts'
import type { Labelled } from './sets.ts'

/** Fewer messages than this cannot teach a model of their own. */
const LEAST = 1_000

/** What the same training reaches where it may learn from the set itself: four fifths teach, one fifth is measured. */
export function inDomainFigure(rows: readonly (Labelled & { read: { language: string } })[]): {
  aucInDomain?: Figure
} {
  const labelled = rows.filter((row) => row.mood !== undefined)
  if (labelled.length < LEAST) return {}
  const lessons = labelled.flatMap((row) => {
    const language = languageOf(row.language ?? row.read.language)
    if (!language || !row.mood) return []
    return [{ text: row.text, lesson: lessonOf({ text: row.text, language, labels: [row.mood], weight: 1 }) }]
  })
  const taught = lessons.filter(({ text }) => fifthOf(text) !== 0).map(({ lesson }) => lesson)
  const shared = sharedModel()
  const model = fitLanguage(taught, shared, 1)
  const measured = lessons.filter(({ text }) => fifthOf(text) === 0)
  return {
    aucInDomain: figure(
      measured.map(({ lesson }) => scored(lesson, shared, model)),
      areaUnderCurve,
    ),
  }
}

function scored(
  lesson: Lesson,
  shared: ReturnType<typeof sharedModel>,
  model: ReturnType<typeof fitLanguage>,
): Scored {
  const fromSignals = sharedLogits(lesson.signals, shared)
  const fromGrams = gramLogits(model, lesson.grams)
  const { negative } = softmax({
    negative: fromSignals.negative + fromGrams.negative,
    positive: fromSignals.positive + fromGrams.positive,
  })
  return { score: negative, negative: lesson.labels[0] === 'negative' }
}
