import { deepestList } from './lists.ts'
import { depthWithin, unwrap } from './unwrap.ts'

/**
 * Lists as each program writes them, made lists that stand in their items: Word on a desktop has paragraphs that say their level,
 * Word on the web a list for each item, Google Docs and Outlook lists beside the item that they belong to.
 */
export function nestedLists(body: HTMLElement) {
  wordParagraphs(body)
  webWordItems(body)
  for (const list of body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')) intoItemBefore(list)
  // Anything else directly in a list belongs to an item.
  for (const list of body.querySelectorAll('ul, ol'))
    for (const child of [...list.children])
      if (child.tagName !== 'LI') {
        const item = body.ownerDocument.createElement('li')
        child.replaceWith(item)
        item.append(child)
      }
  for (const list of [...body.querySelectorAll('ul, ol')].reverse())
    if (depthWithin(list, 'ul, ol') > deepestList) intoListAround(list)
}

type Item = { level: number; ordered: boolean; start: number; content: Node[] }

/** Word's list paragraphs: `mso-list: l0 level2 lfo1`, with the bullet as text in a span that says it is to be ignored. */
function wordParagraphs(body: HTMLElement) {
  const paragraphs = [...body.querySelectorAll<HTMLElement>('p, div, h1, h2, h3, h4, h5, h6')].filter((one) =>
    /mso-list\s*:\s*(?!none|ignore|skip)[^;]*level\d/i.test(one.dataset.style ?? ''),
  )
  inRuns(paragraphs, (run) =>
    listsOf(
      run.map((paragraph) => {
        const style = paragraph.dataset.style ?? ''
        const sign = [...paragraph.querySelectorAll<HTMLElement>('span')].find((span) =>
          /mso-list\s*:\s*ignore/i.test(span.dataset.style ?? ''),
        )
        const mark = sign?.textContent?.trim() ?? ''
        sign?.remove()
        return {
          level: Number(/level(\d)/i.exec(style)?.[1] ?? 1),
          ordered: /^(?:\d{1,3}|[a-z]{1,4})[.)]?$/i.test(mark) && mark !== 'o',
          start: Number(/^\d+/.exec(mark)?.[0] ?? 1),
          content: [...paragraph.childNodes],
        }
      }),
      body.ownerDocument,
    ),
  )
}

/** Word on the web: every item in a list of its own, the level in `data-aria-level`. */
function webWordItems(body: HTMLElement) {
  const items = [...body.querySelectorAll<HTMLElement>('li[data-aria-level]')]
  const lists = [...new Set(items.map((item) => wrapperOf(item)))].filter(
    (one) => !one.parentElement?.closest('li'),
  )
  inRuns(lists, (run) =>
    listsOf(
      run.flatMap((wrapper) =>
        [
          ...wrapper.querySelectorAll<HTMLElement>('li[data-aria-level]'),
          ...(wrapper.matches('li') ? [wrapper] : []),
        ].map((item) => {
          const list = item.parentElement
          return {
            level: Number(item.dataset.ariaLevel) || 1,
            ordered: list?.tagName === 'OL',
            start: Number(list?.getAttribute('start') ?? 1) || 1,
            content: [...item.childNodes],
          }
        }),
      ),
      body.ownerDocument,
    ),
  )
}

function wrapperOf(item: HTMLElement): HTMLElement {
  const list = item.parentElement ?? item
  const around = list.parentElement
  return around && around.tagName === 'DIV' && around.children.length === 1 ? around : list
}

/** Elements that follow each other directly are taken together, and what is made of them stands in their place. */
function inRuns(elements: HTMLElement[], make: (run: HTMLElement[]) => Node[]) {
  const runs: HTMLElement[][] = []
  for (const element of elements) {
    const last = runs.at(-1)
    if (last && element.previousElementSibling === last.at(-1)) last.push(element)
    else runs.push([element])
  }
  for (const run of runs) {
    const place = run[0]?.ownerDocument.createComment('')
    if (!place) continue
    run[0]?.before(place)
    const made = make(run)
    for (const element of run) element.remove()
    place.replaceWith(...made)
  }
}

function listsOf(items: Item[], document: Document): Node[] {
  const made: Node[] = []
  const open: HTMLElement[] = []
  for (const { level, ordered, start, content } of items) {
    // A level that was skipped has no item to stand in.
    const depth = Math.min(level, open.length + 1, deepestList)
    open.length = Math.min(open.length, depth)
    const name = ordered ? 'OL' : 'UL'
    if (open.length < depth || open[depth - 1]?.tagName !== name) {
      const list = document.createElement(name)
      if (ordered && start !== 1) list.setAttribute('start', String(start))
      open.length = depth - 1
      const holder = open[depth - 2]?.lastElementChild
      if (holder) holder.append(list)
      else made.push(list)
      open.push(list)
    }
    const item = document.createElement('li')
    item.append(...content)
    open[depth - 1]?.append(item)
  }
  return made
}

function intoItemBefore(list: Element) {
  const before = list.previousElementSibling
  if (before?.tagName === 'LI') return before.append(list)
  const item = list.ownerDocument.createElement('li')
  list.replaceWith(item)
  item.append(list)
}

/** The items of a list that is too deep follow the item that they stood in. */
function intoListAround(list: Element) {
  const item = list.parentElement?.closest('li')
  if (item) item.after(...[...list.children])
  if (item) list.remove()
  else unwrap(list)
}
