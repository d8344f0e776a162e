/**
 * Notes whether all of a draft that this browser keeps under `name` is on the server: then it is emptied here once the room is left
 * (`forget-drafts.ts`), which is held off while a tab has it open.
 */
export function keptHere(name: string): { note(how: 'saved' | 'unsaved'): void } {
  void navigator.locks?.request(name, { mode: 'shared' }, () => new Promise(() => {}))
  return {
    note(how) {
      try {
        if (localStorage.getItem(name) !== how) localStorage.setItem(name, how)
      } catch {
        // A browser that keeps nothing has nothing to be emptied.
      }
    },
  }
}
