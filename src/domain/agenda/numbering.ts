/** What an item's number depends on. A withdrawn item keeps its number: it was announced under it. */
export type NumberedItem = { numbered: boolean; fixedNumber: string | null }

/** plain: 1, 2, 3 in each meeting; running-year: 20/19, on through the group's meetings of one local year. */
export type NumberForm = { kind: 'plain' } | { kind: 'running-year'; year: number }

/**
 * RULE: the numbers of a meeting's items, in their order, going on after `last`. A number given by hand stands as it is;
 * where it has the form of the others, the next one goes on after it. An item that is not numbered has none.
 */
export function numberItems(
  items: readonly NumberedItem[],
  { form, last }: { form: NumberForm; last: number },
): (string | null)[] {
  let serial = last
  return items.map((item) => {
    if (item.fixedNumber !== null) {
      serial = Math.max(serial, serialOf(item.fixedNumber, form))
      return item.fixedNumber
    }
    if (!item.numbered) return null
    serial += 1
    return form.kind === 'plain' ? String(serial) : `${serial}/${shortYear(form.year)}`
  })
}

/** RULE: the serial in a number of this form, 20 in `20/19`; 0 where the number has another form or belongs to another year. */
export function serialOf(number: string | null, form: NumberForm): number {
  const [, serial, year] = /^([1-9]\d{0,5})(?:\/(\d{2}|\d{4}))?$/.exec(number ?? '') ?? []
  if (!serial || (form.kind === 'plain') !== (year === undefined)) return 0
  if (form.kind === 'running-year' && Number(year) % 100 !== form.year % 100) return 0
  return Number(serial)
}

const shortYear = (year: number) => String(year % 100).padStart(2, '0')
