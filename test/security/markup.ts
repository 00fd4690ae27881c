// As browsers read: attributes are parted by space or slash, their values may stand without quotes.
const VALUE = String.raw`(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?`
const NAME = String.raw`[^\s=>"'/]+`
const ELEMENT = new RegExp(String.raw`<(/?[a-zA-Z][\w-]*)((?:[\s/]+${NAME}${VALUE})*)[\s/]*>`, 'g')
const ATTRIBUTE = new RegExp(`(${NAME})${VALUE}`, 'g')

/** What a browser would build of a page: each element with the names of its attributes, texts left out. */
export const structure = (html: string): string[] =>
  [...html.matchAll(ELEMENT)].map(([, tag, attributes = '']) =>
    [tag, ...[...attributes.matchAll(ATTRIBUTE)].map(([, name]) => name)].join(' '),
  )

/** Addresses that a click or the page itself would follow. */
export const addresses = (html: string): string[] =>
  [...html.matchAll(/\b(?:href|src|action|formaction)="([^"]*)"/g)].map(([, address]) => address!)
