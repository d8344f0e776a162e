import { conflict, invalid, Refusal } from '../errors.ts'
import { databaseFault, isConnectionLoss } from './database.ts'

/**
 * What only the database can know, as a refusal: a taken name, an id that points at nothing here, a record that is locked, and that
 * it is away, busy or full. Null for anything else.
 */
export function refusalOfFault(error: unknown): Refusal | null {
  if (isConnectionLoss(error)) return new Refusal('unavailable', 'request.database-away')
  const fault = databaseFault(error)
  if (!fault) return null
  const field = fieldOf(fault.constraint)
  const about = field === null ? {} : { field }
  if (fault.code === '23505') return conflict('request.already-exists', about)
  if (fault.code === '23503') return invalid('request.unknown-reference', about)
  if (fault.code === 'RF001' || fault.code === 'RF002') return conflict('request.locked')
  if (fault.code === '55P03' || fault.code === '57014') return new Refusal('unavailable', 'request.busy')
  if (fault.code === '53100') return new Refusal('unavailable', 'request.disk-full')
  return null
}

/**
 * From organisations_collaboration_id_parent_id_fkey: parentId. Under row-level security the server keeps the values
 * to itself, so the constraint's name is all there is.
 */
function fieldOf(constraint: string | undefined): string | null {
  const column = /_collaboration_id_(.+?)_fkey\d*$/.exec(constraint ?? '')?.[1]
  return column?.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) ?? null
}
