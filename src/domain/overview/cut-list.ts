/** A list as a page shows the head of it: how many there are in all, and the first of them. */
export type Cut<Row> = { count: number; items: Row[] }

/** The most rows of a list that are shown; the count beside them is the true one. */
const mostShown = 10

type List = {
  /** a select */
  rows: string
  /** by columns of the select */
  order: string
  /** the pairs of each row's JSON. They are made for the rows that are shown only, so that they may look things up */
  item: string
  /** pairs beside the count, about all rows, from columns that are the same in each of them */
  totals?: string
  /** what `item` and `totals` call a row */
  as?: string
}

/** SQL of a `Cut`. */
export const cutList = ({ rows, order, item, totals, as = 'one' }: List): string => `(
  select json_build_object('count', coalesce(max(${as}.total), 0), ${totals ? `${totals}, ` : ''}
    'items', coalesce(json_agg(json_build_object(${item}) order by ${as}.rank), '[]'))
  from (
    select listed.*, count(*) over () as total, row_number() over (order by ${order}) as rank
    from (${rows}) listed order by rank limit ${mostShown}
  ) ${as})`
