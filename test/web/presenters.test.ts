import { expect, test } from 'vitest'
import { presenterShown, presenterTyped } from '#src/web/meeting/agenda/presenters.ts'

const asked = [
  { personId: 'a', name: 'Kari Berg', organisation: 'Hamar kommune' },
  { personId: 'b', name: 'Kari Berg', organisation: 'Grue kommune' },
  { personId: 'c', name: 'Ola Dal', organisation: null },
]

test('a name is the person who bears it alone; of two, the one whose place of work is said; else a name as it stands', () => {
  expect(presenterTyped('Ola Dal', asked)).toEqual({ presenterPersonId: 'c', presenterText: null })
  expect(presenterTyped('Kari Berg', asked)).toEqual({ presenterPersonId: null, presenterText: 'Kari Berg' })
  expect(presenterTyped('Kari Berg (Grue kommune)', asked).presenterPersonId).toBe('b')
  expect(presenterTyped(null, asked)).toEqual({ presenterPersonId: null, presenterText: null })
})

test('a name that two bear in the same place is nobody’s', () => {
  const alike = [...asked, { personId: 'd', name: 'Ola Dal', organisation: null }]
  expect(presenterTyped('Ola Dal', alike)).toEqual({ presenterPersonId: null, presenterText: 'Ola Dal' })
})

test('what the field shows is read back as the same', () => {
  for (const { personId, name } of asked) {
    const shown = presenterShown({ presenter: { id: personId, name }, presenterText: null }, asked)
    expect(presenterTyped(shown, asked).presenterPersonId).toBe(personId)
  }
  expect(presenterShown({ presenter: null, presenterText: 'Gro fra fylket' }, asked)).toBe('Gro fra fylket')
})

test('a presenter who is no longer asked stays who they are', () => {
  const gone = { presenter: { id: 'x', name: 'Ida Borte' }, presenterText: null }
  expect(presenterShown(gone, asked)).toBe('Ida Borte')
})
