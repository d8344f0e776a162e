import { everybody, type Who } from './everybody.ts'
import type { Scene } from './whole-scene.ts'

/** One way of asking for an operation, and who may: everybody else is to be refused. */
export type Row = {
  /** what this way is about, where an operation has several */
  about?: string
  may: readonly Who[]
  params?: Record<string, string | number>
  query?: string
  body?: unknown
  /** of the body, where it is no JSON */
  headers?: Record<string, string>
  /** for If-Match */
  version?: number
  /** what those who may are answered, when it is no success: the state of things stands in the way, not the rights */
  answers?: number
}

/** By method and path as the reference writes them. Written from the product and the domain, not from the code. */
export type Table = Record<string, Row[]>

export const staff = ['administrator', 'secretariat'] as const
/** Keep the group: prepare its papers, write its minutes. */
export const keepers = [...staff, 'groupSecretary'] as const
/** Prepare its meetings: those who keep it and those who lead it. For a working group these are the parent's people. */
export const preparers = [...keepers, 'chair', 'deputyChair'] as const
export const belonging = [...preparers, 'member', 'deputy', 'observer', 'parentOnly'] as const
/** Who lead and write a meeting chaired by the chair, and so read its unfinished minutes. */
export const draftReaders = [...keepers, 'chair'] as const
/** What was circulated is for the group and for whoever was asked that day, whatever became of their office since. */
export const readers = [...belonging, 'formerChair'] as const
/** Of a working group: its own people, and those of the group above it. */
export const aroundWork = [...belonging, 'convener'] as const
export const signedIn: Who[] = everybody.filter((who) => who !== 'signedOut')
export const here: Who[] = signedIn.filter((who) => who !== 'foreigner')

export type Rows = (scene: Scene) => Table
