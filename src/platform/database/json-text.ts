/**
 * For prepared statements that answer with JSON: an instant as RFC 3339 in UTC with milliseconds, whatever zone the
 * connection happens to be in. Takes a column's name, never a value.
 */
export const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
