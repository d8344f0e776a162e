import { documentsTable } from './documents-table.ts'
import { groupsTable } from './groups-table.ts'
import { meetingsTable } from './meetings-table.ts'
import { minutesTable } from './minutes-table.ts'
import { peopleTable } from './people-table.ts'
import type { Rows } from './row.ts'

/** Who may what, for every operation of the API. */
export const wholeTable: Rows = (scene) => ({
  ...peopleTable(scene),
  ...groupsTable(scene),
  ...meetingsTable(scene),
  ...minutesTable(scene),
  ...documentsTable(scene),
})
