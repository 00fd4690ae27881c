import { asText, type Objects, ref } from './objects.ts'

/** What a part of a page is: headings of two ranks, a paragraph, a picture. */
export type Tag = 'H1' | 'H2' | 'P' | 'Figure'

/** A part of a page with its meaning, in the order it is read. */
export interface Structure {
  tag: Tag
  page: number
  /** Its mark on that page. */
  mark: number
  /** What a picture says. */
  says: string | undefined
}

/** Writes what screen readers read; answers its root. `sheets` are the pages' objects. */
export function writeStructure(
  objects: Objects,
  structure: readonly Structure[],
  sheets: readonly number[],
): number {
  const root = objects.reserve()
  const whole = objects.reserve()
  const parts = structure.map(({ tag, page, mark, says }) =>
    objects.write(
      `<< /Type /StructElem /S /${tag} /P ${ref(whole)} /Pg ${ref(sheets[page] ?? 0)} /K ${mark}${says === undefined ? '' : ` /Alt ${asText(says)}`} >>`,
    ),
  )
  objects.write(
    `<< /Type /StructElem /S /Document /P ${ref(root)} /K [${parts.map(ref).join(' ')}] >>`,
    whole,
  )
  const byPage = sheets.map((_, page) => {
    const own = parts.filter((_part, i) => structure[i]?.page === page)
    return `${page} [${own.map(ref).join(' ')}]`
  })
  objects.write(
    `<< /Type /StructTreeRoot /K ${ref(whole)} /ParentTree << /Nums [${byPage.join(' ')}] >> /ParentTreeNextKey ${sheets.length} >>`,
    root,
  )
  return root
}
