/** Why a picture is not taken; each has a sentence in every language. */
const pictureRefusals = [
  'pictures.kind-not-taken',
  'pictures.broken',
  'pictures.too-many-bytes',
  'pictures.too-many-pixels',
  'pictures.took-too-long',
  'pictures.svg-doctype',
  'pictures.svg-active',
  'pictures.svg-refers-outside',
  'pictures.svg-text',
  'file.empty',
] as const

export type PictureRefusal = (typeof pictureRefusals)[number]

export class PictureError extends Error {
  readonly code: PictureRefusal
  constructor(code: PictureRefusal) {
    super(code)
    this.name = 'PictureError'
    this.code = code
  }
}
