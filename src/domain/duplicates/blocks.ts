/**
 * RULE: which entries of a list are worth comparing. Each is put into blocks by its keys, and only those of one block are compared,
 * so that the work grows with the list and not with its square. In a block larger than `mostInBlock` each is compared with its
 * next neighbours alone. Returns pairs of positions in the list, each once.
 */
export function pairsWorthComparing(keysOfEach: string[][]): [number, number][] {
  const blocks = new Map<string, number[]>()
  keysOfEach.forEach((keys, at) => {
    for (const key of new Set(keys)) {
      const block = blocks.get(key)
      if (block) block.push(at)
      else blocks.set(key, [at])
    }
  })
  const seen = new Set<number>()
  const pairs: [number, number][] = []
  for (const block of blocks.values()) {
    const reach = block.length > mostInBlock ? neighbours : block.length
    for (const [index, one] of block.entries())
      for (const other of block.slice(index + 1, index + 1 + reach)) {
        const pair = one * keysOfEach.length + other
        if (seen.has(pair)) continue
        seen.add(pair)
        pairs.push([one, other])
      }
  }
  return pairs
}

const mostInBlock = 200
const neighbours = 20
