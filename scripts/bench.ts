import { benchApi } from './bench/api.ts'
import { benchPages } from './bench/pages.ts'
import { benchPdf } from './bench/pdf.ts'
import { benchRoom } from './bench/room.ts'
import { benchStart } from './bench/start.ts'

const parts: Record<string, () => Promise<void>> = {
  api: benchApi,
  pages: benchPages,
  pdf: benchPdf,
  room: benchRoom,
  start: benchStart,
}

const asked = process.argv.slice(2).filter((word) => word !== '--')
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; there are: ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
for (const [name, run] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await run()
