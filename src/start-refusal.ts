import { FolderInUse } from './platform/database/embedded.ts'
import { MigrationRefused } from './platform/database/migrate.ts'

/** What stopped the start, in one sentence that says what to set; undefined for what nobody foresaw. */
export function startRefusal(error: unknown): string | undefined {
  if (error instanceof MigrationRefused)
    return `The database does not fit this program: ${error.message}. Start the version that it belongs to`
  if (error instanceof FolderInUse)
    return `Another Referat has ${error.message} open: stop it, or set DATA_DIR to another folder`
  return systemRefusal(error as Fault) ?? databaseRefusal(error as Fault)
}

type Fault = {
  code?: string
  message?: string
  port?: number
  address?: string
  hostname?: string
  path?: string
  syscall?: string
  errors?: Fault[]
}

function systemRefusal(fault: Fault): string | undefined {
  const { code, port, path, syscall } = fault
  if (syscall === 'listen' && code === 'EADDRINUSE') return `Port ${port} is taken: set PORT to another one`
  if (syscall === 'listen' && code === 'EACCES')
    return `Port ${port} is not allowed for this user: set PORT to one above 1023`
  if (syscall === 'listen' && code === 'EADDRNOTAVAIL')
    return `${fault.address} is no address of this machine: set HOST to one that is, such as 0.0.0.0`
  if (path && (code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST'))
    return `The folder ${path} cannot be written: set DATA_DIR to one that can`
  return undefined
}

function databaseRefusal(fault: Fault): string | undefined {
  const { code, message = '' } = fault
  // A name with several addresses fails once for each of them.
  if (fault.errors?.[0]) return databaseRefusal(fault.errors[0])
  if (
    fault.syscall === 'connect' ||
    /timeout exceeded when trying to connect|Connection terminated/.test(message)
  )
    return `No database answers at ${where(fault)}: start it, or set DATABASE_URL to the right address`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `There is no host ${fault.hostname}: set DATABASE_URL to the address of the database`
  if (code === '28P01' || code === '28000')
    return `The database does not let us in (${message}): set user and password in DATABASE_URL`
  if (code === '3D000') return `${capital(message)}: create it, or set DATABASE_URL to one that exists`
  if (code === '57P03')
    return `The database is starting or stopping (${message}): start Referat again when it is up`
  if (code === '42501')
    return `The database user lacks a right that the migrations need (${message}): let DATABASE_URL name the owner of the database`
  return undefined
}

const where = ({ address, port }: Fault) => (address ? `${address}:${port}` : 'DATABASE_URL')

const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1)
