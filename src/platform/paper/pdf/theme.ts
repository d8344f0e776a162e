/** The look of the paper: one place for sizes, gaps (points, 1/72 inch) and colours. */
export type TextStyle = { size: number; leading: number; colour: string }

export const ink = '#1d2329'
export const quiet = '#535d66'
export const hairline = '#ced4d9'

export const body: TextStyle = { size: 10.5, leading: 15, colour: ink }
export const small: TextStyle = { size: 9.5, leading: 13, colour: ink }
export const caption: TextStyle = { size: 8.5, leading: 11.5, colour: quiet }

export const headings: Record<number, TextStyle & { before: number; after: number }> = {
  1: { size: 23, leading: 28, colour: ink, before: 20, after: 10 },
  2: { size: 14, leading: 18.5, colour: ink, before: 21, after: 5 },
  3: { size: 11.5, leading: 15.5, colour: ink, before: 14, after: 3 },
  4: { size: 10.5, leading: 15, colour: ink, before: 11, after: 2 },
  5: { size: 10.5, leading: 15, colour: quiet, before: 10, after: 2 },
  6: { size: 9.5, leading: 13.5, colour: quiet, before: 9, after: 2 },
}

export const gaps = { paragraph: 6, list: 4, item: 2.5, block: 11 }

/** The width that each level of a list is indented by. */
export const listIndent = 15

/** A colour as red, green, blue of 0–1; anything but #rrggbb is the ink. */
export function rgb(colour: string): [number, number, number] {
  const hex = /^#[0-9a-f]{6}$/i.test(colour) ? colour : ink
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return [part(1), part(3), part(5)]
}

/** The colour, darkened until it reads on white (contrast 4.5 to 1, WCAG 2.2 rule 1.4.3). */
export function readable(colour: string): string {
  let [red, green, blue] = rgb(colour)
  while (1.05 / (luminance([red, green, blue]) + 0.05) < 4.5) {
    red *= 0.94
    green *= 0.94
    blue *= 0.94
  }
  return toHex([red, green, blue])
}

/** The colour mixed with white: `share` 0.08 is a light ground that text reads well on. */
export function tint(colour: string, share: number): string {
  const [red, green, blue] = rgb(colour).map((part) => 1 - (1 - part) * share) as [number, number, number]
  return toHex([red, green, blue])
}

function luminance(colour: [number, number, number]): number {
  const [red, green, blue] = colour.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

function toHex(colour: [number, number, number]): string {
  return `#${colour
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}
