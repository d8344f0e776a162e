import { rgb } from './theme.ts'

/** Operands and operators of page contents. */
export function fillOf(colour: string): string {
  return `${rgb(colour).map(fixed).join(' ')} rg`
}

export function strokeOf(colour: string): string {
  return `${rgb(colour).map(fixed).join(' ')} RG`
}

/** A thousandth of a point is finer than any printer. */
export function fixed(value: number): number {
  return Math.round(value * 1000) / 1000
}
