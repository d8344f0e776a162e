import { rtop, transact } from 'lib0/indexeddb'
import type { IndexeddbPersistence } from 'y-indexeddb'

/**
 * Notes whether all of a draft that this browser keeps under `name` is on the server: then it is emptied here once the room is left
 * (`forget-drafts.ts`), which is held off while a tab has it open.
 */
export function keptHere(name: string): { note(how: 'saved' | 'unsaved'): void; empty: typeof empty } {
  void navigator.locks?.request(name, { mode: 'shared' }, () => new Promise(() => {}))
  return {
    empty,
    note(how) {
      try {
        if (localStorage.getItem(name) !== how) localStorage.setItem(name, how)
      } catch {
        // A browser that keeps nothing has nothing to be emptied.
      }
    },
  }
}

/** Forgets all that is kept of it. Emptied and not deleted: deleting would wait for every other tab that has it open. */
async function empty({ db }: Pick<IndexeddbPersistence, 'db'>): Promise<void> {
  if (db) await Promise.all(transact(db, ['updates', 'custom']).map((store) => rtop(store.clear())))
}
