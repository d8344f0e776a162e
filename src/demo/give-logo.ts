import { readFileSync } from 'node:fs'
import { changeCollaboration } from '#src/domain/collaborations/change.ts'
import { addPicture } from '#src/domain/collaborations/pictures.ts'
import { getCollaboration } from '#src/domain/collaborations/read.ts'
import type { StoredImage } from '#src/platform/paper/tree.ts'
import { readPicture } from '#src/platform/pictures/read-picture.ts'
import { staff } from './cast.ts'
import type { Stage } from './stage.ts'

/** The collaboration's mark, an invented one, read as any picture that is sent: the same bytes in every seeding. */
export const drawLogo = (): Promise<StoredImage> =>
  readPicture(readFileSync(new URL('./logo.svg', import.meta.url)))

/** Keeps the logo among the pictures and puts it into the letterhead. */
export const giveLogo = ({ as }: Stage, picture: StoredImage) =>
  as(staff.administrator, async (tx, actor) => {
    const alt = 'Logo: en gran over bølgene på en innsjø'
    const { id } = await addPicture(tx, actor, { name: 'logo', alt, picture })
    const { version } = await getCollaboration(tx)
    await changeCollaboration(tx, actor, { logoPictureId: id, expected: version })
  })
