/** Says the room's own sentences, which the page hands over in the reader's language; each `{name}` is replaced by its fact. */
export type Say = (key: string, facts?: Record<string, string | number>) => string

export const sayFrom =
  (words: Record<string, string>): Say =>
  (key, facts = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole))
