import type { RecordForm } from './content.ts'

/** RULE: the form in which a group keeps its record: what it has chosen, else a record for councils and boards and plain minutes for others. */
export const formOf = ({ kind, recordForm }: { kind: string; recordForm?: RecordForm | null }): RecordForm =>
  recordForm ?? (kind === 'council' || kind === 'board' ? 'record' : 'minutes')
