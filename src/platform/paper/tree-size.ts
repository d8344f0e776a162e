/**
 * Whether a document is beyond what the press takes: characters, bytes, number of nodes or depth. One walk without
 * recursion, stopped as soon as a limit is passed.
 */
export function isTooLarge(tree: object): boolean {
  let characters = 0
  let nodes = 0
  let bytes = 0
  const open: { value: unknown; depth: number }[] = [{ value: tree, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next
    if (typeof value === 'string') characters += value.length
    if (value instanceof Uint8Array) bytes += value.length
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) continue
    nodes++
    if (depth > limits.depth || nodes > limits.nodes || characters > limits.characters) return true
    for (const child of Object.values(value)) open.push({ value: child, depth: depth + 1 })
  }
  return characters > limits.characters || bytes > limits.bytes
}

const limits = {
  /** a 60-page document holds some 200,000 */
  characters: 4_000_000,
  nodes: 400_000,
  /** pictures, and files that a PDF carries */
  bytes: 100_000_000,
  depth: 200,
}
