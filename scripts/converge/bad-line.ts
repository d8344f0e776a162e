import { createServer, connect as open, type Socket } from 'node:net'
import { between, chanceOf, weighted } from './chance.ts'

/**
 * A line between browsers and the server, in a process of its own, that does what lines do: breaks, falls silent with both ends
 * believing in it, is slow, lets nobody in for a while. Told by its parent what to do: `{ to, seed }` begins; `'trouble'` makes
 * one, of a kind that the seed gives; `'calm'`, `'away'` (nothing goes through) and `'counts'` are the rest; answers `{ port }` once, and counts when asked.
 */
type Told = { to: number; seed: number } | 'trouble' | 'calm' | 'away' | 'counts'

type Wire = { browser: Socket; server: Socket; waiting: (() => void)[] }

const wires = new Set<Wire>()
const counts: Record<string, number> = {}
let [serverPort, slowMs, shut, silent] = [0, 0, false, false]
let chance = chanceOf(0)
let timer: NodeJS.Timeout | undefined

const listener = createServer({ noDelay: true }, (browser) => {
  if (shut) return void browser.resetAndDestroy()
  const server = open({ port: serverPort, host: '127.0.0.1', noDelay: true })
  const wire: Wire = { browser, server, waiting: [] }
  wires.add(wire)
  carry(wire, browser, server)
  carry(wire, server, browser)
})

/** All that one end says reaches the other in order: late where the line is slow, not before it is over where it is silent. */
function carry(wire: Wire, from: Socket, to: Socket) {
  let before: Promise<unknown> = Promise.resolve()
  from.on('data', (bytes) => {
    const passes = Promise.all([before, pause(slowMs), silent && heardAgain(wire)])
    before = passes.then(() => {
      if (!to.destroyed) to.write(bytes)
    })
  })
  from.on('error', () => {})
  from.on('close', () => {
    wires.delete(wire)
    void before.then(() => (from.errored ? to.resetAndDestroy() : to.end()))
  })
}

const pause = (ms: number) => ms > 0 && new Promise((resolve) => setTimeout(resolve, ms))

const heardAgain = (wire: Wire) => new Promise<void>((resolve) => void wire.waiting.push(resolve))

const count = (what: string) => {
  counts[what] = (counts[what] ?? 0) + 1
}

const weights = { reset: 3, half: 3, silence: 3, slow: 4, shut: 1 }

function trouble() {
  const what = weighted(chance, weights)
  count(what)
  timer = setTimeout(ease, troubles[what]())
}

const troubles: Record<keyof typeof weights, () => number> = {
  reset() {
    for (const wire of wires) cut(wire)
    return 0
  },
  half() {
    const all = [...wires]
    const one = all[between(chance, 0, Math.max(0, all.length - 1))]
    if (one) cut(one)
    return 0
  },
  silence() {
    silent = true
    return between(chance, 100, 900)
  },
  slow() {
    slowMs = between(chance, 20, 250)
    return between(chance, 100, 700)
  },
  shut() {
    shut = true
    for (const wire of wires) cut(wire)
    return between(chance, 50, 400)
  },
}

/** After a silence some lines are heard again, others turn out to be dead. */
function ease() {
  if (silent) for (const wire of wires) if (chance() < 0.5) cut(wire)
  ;[slowMs, shut, silent] = [0, false, false]
  for (const { waiting } of wires) for (const go of waiting.splice(0)) go()
}

function cut(wire: Wire) {
  wires.delete(wire)
  wire.browser.resetAndDestroy()
  wire.server.resetAndDestroy()
}

process.on('message', (told: Told) => {
  if (told === 'counts') return void process.send?.(counts)
  clearTimeout(timer)
  if (typeof told === 'object') {
    serverPort = told.to
    chance = chanceOf(told.seed)
    listener.listen(0, 'localhost', () =>
      process.send?.({ port: (listener.address() as { port: number }).port }),
    )
    return
  }
  ease()
  if (told === 'trouble') trouble()
  if (told === 'away') troubles.shut()
})
process.on('disconnect', () => process.exit(0))
