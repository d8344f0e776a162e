/**
 * What was drafted in this browser stays in it no longer than it takes to reach the server: a machine may be shared. Wherever else one
 * goes on this site, signed out also, drafts of which all is on the server are emptied here. What is not stays, until whoever typed
 * it is back: only their page opens it. A draft that is open in another tab is left alone.
 */
if (!document.querySelector('#room-facts')) {
  const names = Object.keys(localStorage).filter((name) => name.startsWith('referat-draft-'))
  // The room that was just left may be a moment in letting go of its own.
  for (const afterMs of [0, 1_500]) setTimeout(() => names.forEach(forget), afterMs)
}

function forget(name: string) {
  // Who has it open holds the lock (`room/kept-here.ts`).
  void navigator.locks?.request(name, { ifAvailable: true }, async (lock) => {
    if (!lock || localStorage.getItem(name) !== 'saved') return
    await empty(name)
    localStorage.removeItem(name)
  })
}

/** Emptied and not deleted: deleting would wait for a tab that opens it just then, and take what is typed there. */
const empty = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(name)
    // None there: none is made.
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onerror = () => resolve()
    opening.onsuccess = () => {
      const stores = [...opening.result.objectStoreNames]
      const work = opening.result.transaction(stores, 'readwrite')
      for (const store of stores) work.objectStore(store).clear()
      work.oncomplete = () => resolve(opening.result.close())
      work.onerror = reject
    }
  })

export {}
