/** Han and kana weigh megabytes, so their fonts' rules come when such text first stands on the screen. */
const FONTS = {
  ja: () => import('./jp.ts'),
  'zh-Hans': () => import('./sc.ts'),
  'zh-Hant': () => import('./tc.ts'),
} as const

type Script = keyof typeof FONTS

const awake = new Set<Script>()
const HAN_OR_KANA = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u
const KANA = /[\u3041-\u30ff]/

/** Loads the fonts of a language, once. Other languages need none. */
export function wakeFonts(language: string): void {
  const script = scriptOf(language)
  if (!script || awake.has(script)) return
  awake.add(script)
  void FONTS[script]()
}

function scriptOf(language: string): Script | undefined {
  if (language.startsWith('ja')) return 'ja'
  if (!language.startsWith('zh')) return undefined
  return /hant|tw|hk|mo/i.test(language) ? 'zh-Hant' : 'zh-Hans'
}

/** The language a piece of text is drawn in: the nearest `lang` that has such glyphs, else kana decides. */
function languageOf(text: string, at: Element | null): string {
  const said = at?.closest('[lang]')?.getAttribute('lang') ?? ''
  if (scriptOf(said)) return said
  return KANA.test(text) ? 'ja' : 'zh-Hans'
}

/** Watches a page for Han and kana: a customer's name may stand in an English screen. Returns the way to stop. */
export function watchForHan(page: Document): () => void {
  const read = (node: Node) => {
    const text = node.textContent ?? ''
    if (HAN_OR_KANA.test(text))
      wakeFonts(languageOf(text, node instanceof Element ? node : node.parentElement))
  }
  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'characterData') read(change.target)
      for (const node of change.addedNodes) readEach(node, read)
    }
    if (awake.size === Object.keys(FONTS).length) observer.disconnect()
  })
  observer.observe(page, { subtree: true, childList: true, characterData: true })
  return () => observer.disconnect()
}

/** Text node by text node, because one added tree may hold Japanese beside Chinese. */
function readEach(root: Node, read: (node: Node) => void): void {
  if (!HAN_OR_KANA.test(root.textContent ?? '')) return
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  if (root.nodeType === Node.TEXT_NODE) read(root)
  while (walk.nextNode()) read(walk.currentNode)
}
