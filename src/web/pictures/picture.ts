import { html } from 'ghtml'
import type { getPicture } from '#src/domain/collaborations/read-pictures.ts'
import { patterns, to } from '../paths.ts'

type Picture = Pick<Awaited<ReturnType<typeof getPicture>>, 'id' | 'alt' | 'width' | 'height' | 'version'>

/** The picture itself. Its version stands in the address, so that a replaced one is fetched anew. */
export function pictureHtml({ id: pictureId, alt, width, height, version }: Picture): string {
  const source = to(patterns.pictureFile, { pictureId }, { version })
  return html`<img class="picture" src="${source}" alt="${alt}" width="${width}" height="${height}" loading="lazy">`
}
