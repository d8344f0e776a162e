import { Liquid } from 'liquidjs'
import { PaperError } from './paper-error.ts'

/** What a template may name: groups of values, nested as deep as it takes. Null is known but empty. */
export type Facts = { [name: string]: FactValue }
type FactValue = string | number | boolean | null | FactValue[] | Facts

/** The value at a dotted path, undefined when there is none. Only what the facts hold themselves counts. */
export function factAt(facts: Facts, path: string): FactValue | undefined {
  let at: FactValue | undefined = facts
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || Array.isArray(at) || !Object.hasOwn(at, name))
      return undefined
    at = at[name]
  }
  return at
}

/** Nothing to show: null, no text, an empty list, a no. A zero is something. */
export function isEmptyFact(value: FactValue | undefined): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value == null || value === false || (Array.isArray(value) && value.length === 0)
}

/** All dotted paths that have a value, sorted. */
export function knownNames(facts: Facts, before = ''): string[] {
  return Object.entries(facts)
    .flatMap(([name, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? knownNames(value, `${before}${name}.`)
        : [`${before}${name}`],
    )
    .sort()
}

/**
 * The text of a placeholder, `group.name` or `group.name | upcase`: lists are joined with commas. A whole
 * group of values, or a yes or no, has no text and is refused.
 */
export function textOfFact(
  { expression, path, line }: { expression: string; path: string; line: number },
  facts: Facts,
): string {
  const value = evaluate({ expression, line }, facts)
  if (Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number'))
    return value.join(', ')
  if (typeof value === 'string' || typeof value === 'number') return `${value}`
  if (value == null) return ''
  const reason =
    typeof value === 'boolean' ? 'is a yes or no: use :::if' : 'holds several values: name one of them'
  const known = knownNames(facts).filter((name) => name.startsWith(`${path}.`))
  throw new PaperError('template.bad-placeholder', `Line ${line}: ${path} ${reason}`, {
    line,
    name: path,
    known,
  })
}

function evaluate({ expression, line }: { expression: string; line: number }, facts: Facts): unknown {
  try {
    return engine.evalValueSync(expression, facts)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new PaperError('template.bad-placeholder', `Line ${line}: {{ ${expression} }}: ${reason}`, {
      line,
      name: expression,
    })
  }
}

/** The filters that a placeholder may have. */
export const filters: readonly string[] = [
  'upcase',
  'downcase',
  'capitalize',
  'default',
  'join',
  'first',
  'last',
  'size',
]

const engine = plainEngine()

/** Liquid with the few filters that depend on nothing but the value: no clock, no time zone, no HTML. */
function plainEngine(): Liquid {
  const liquid = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true })
  for (const name of Object.keys(liquid.filters)) if (!filters.includes(name)) delete liquid.filters[name]
  return liquid
}
