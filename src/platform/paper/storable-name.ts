/** A name cut to what every file system can store, in characters that all of them take. */
export const storableName = (name: string): string =>
  Array.from(name.replace(/[\\/:*?"<>|]/g, '-'))
    .slice(0, 45)
    .join('')
    .trim()
