/** Line drawings on a field of 24 by 24, for what a word beside them says. */
const drawings = {
  home: 'M4 11.5 12 4.5l8 7M6.5 10v9.5h11V10M10 19.5v-5h4v5',
  meetings: 'M4.5 6.5h15v13h-15zM4.5 10.5h15M8.5 4v4M15.5 4v4',
  followUps: 'M4.5 6.5l1.5 1.5 3-3M4.5 12.5l1.5 1.5 3-3M4.5 18.5l1.5 1.5 3-3M12.5 7h7M12.5 13h7M12.5 19h7',
  groups:
    'M9 11.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5zM3 19.5c0-3.5 2.5-5.5 6-5.5s6 2 6 5.5M15.5 5.3a3 3 0 0 1 0 5.9M17 14.2c2.5.5 4 2.4 4 5.3',
  decisions:
    'M12 4v16M7 20h10M5 7.5h14M5 7.5 2.8 13a2.4 2.4 0 0 0 4.4 0zM19 7.5 16.8 13a2.4 2.4 0 0 0 4.4 0z',
  minutes: 'M6 3.5h8.5L19 8v12.5H6zM14 3.5V8.5h5M9 12.5h7M9 16h5',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5l5 5',
  people: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.5-4 3.4-6 7.5-6s7 2 7.5 6',
  mail: 'M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5',
  templates: 'M4.5 4.5h15v4h-15zM4.5 12h6.5v7.5H4.5zM14.5 12h5M14.5 15.75h5M14.5 19.5h5',
  settings: 'M4 7h9M17 7h3M15 4.5v5M4 17h3M11 17h9M9 14.5v5M4 12h12M18 12h2',
  audit: 'M12 7.5V12l3 2M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4.5v4h4',
  workingGroups:
    'M12 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM6 20.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM18 20.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM12 8.5v3.5M6 15.5V12h12v3.5',
  more: 'M5 7h14M5 12h14M5 17h14',
  up: 'M12 19V6M6.5 11.5 12 6l5.5 5.5',
  down: 'M12 5v13M6.5 12.5 12 18l5.5-5.5',
  grip: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  document: 'M6 3.5h8.5L19 8v12.5H6zM14 3.5V8.5h5',
  link: 'M9.5 14.5l5-5M8 11l-2.5 2.5a3.5 3.5 0 0 0 5 5L13 16M16 13l2.5-2.5a3.5 3.5 0 0 0-5-5L11 8',
  check: 'M5 12.5l4.5 4.5L19 7.5',
} as const

export type Icon = keyof typeof drawings

/** The drawing as SVG, for the eye only: whoever does not see it has the word. */
export const icon = (name: Icon): string =>
  `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${drawings[name]}"/></svg>`
