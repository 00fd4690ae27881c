import { Converter } from 'opencc-js'

const FIRST = 0x3400
const LAST = 0x9fff

/** Traditional to simplified, one character to one, as two lines of equal length (OpenCC's tables, Apache-2.0). */
export function hanTable(): string {
  const convert = Converter({ from: 't', to: 'cn' })
  let traditional = ''
  let simplified = ''
  for (let point = FIRST; point <= LAST; point++) {
    const char = String.fromCharCode(point)
    const simple = convert(char)
    if (simple === char || simple.length !== 1) continue
    traditional += char
    simplified += simple
  }
  return `${traditional}\n${simplified}\n`
}
