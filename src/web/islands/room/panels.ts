import { need } from './elements.ts'
import type { Regions } from './regions.ts'

type Given = {
  regions: Regions
  flush(): Promise<boolean>
  address(): string
  itemId(): string
}

/** What opens over the text: the paper as it will look, and everything the check has found. */
export function openPanels({ regions, flush, address, itemId }: Given) {
  const preview = need<HTMLDialogElement>('#room-preview')
  const check = need<HTMLDialogElement>('#room-check')
  const newItem = need<HTMLDialogElement>('#room-new-item')
  const frame = need<HTMLIFrameElement>('#room-preview iframe')

  const showPaper = async () => {
    await flush()
    frame.src = `${frame.dataset.path}?at=${Date.now()}`
  }
  need('[data-does="again"]').addEventListener('click', () => void showPaper())
  // A paper that nobody looks at is not held in memory.
  preview.addEventListener('close', () => frame.removeAttribute('src'))
  check.addEventListener('close', () => regions.refresh())
  for (const dialog of [preview, check, newItem]) if (dialog.open) dialog.close()

  return {
    async preview() {
      open(preview)
      await showPaper()
    },
    async check() {
      open(check)
      await flush()
      await regions.load(`${address()}&panel=check`)
    },
    newItem() {
      open(newItem)
      // After the item at which one is now, whenever the form came to the page.
      const after = newItem.querySelector<HTMLInputElement>('input[name="afterItemId"]')
      if (after) after.value = itemId()
      newItem.querySelector<HTMLInputElement>('input[name="title"]')?.select()
    },
    /** once an item is added: the next one begins with nothing */
    itemAdded() {
      newItem.close()
      newItem.querySelector<HTMLFormElement>('form#new-item')?.reset()
    },
    /** whether one stands open over the text */
    isOpen: () => document.querySelector('dialog[open]') !== null,
    closeAll() {
      for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog.room-dialog[open]'))
        dialog.close()
    },
  }
}

/** Opened by hand, not by the page: over all else, closed by Esc, and the focus goes back to where it was. */
function open(dialog: HTMLDialogElement) {
  if (!dialog.open) dialog.showModal()
}
