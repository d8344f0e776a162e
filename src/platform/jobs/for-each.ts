/**
 * Does the work for each thing, one after the other, so that the requests get their turn. One that fails does not keep
 * the others from theirs; all failures are thrown together at the end.
 */
export async function forEach<Thing>(
  things: readonly Thing[],
  work: (thing: Thing) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = []
  for (const thing of things) await work(thing).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '))
}
