/** The documents that Referat makes; each is made by the template of its name. */
export const documentNames = [
  'invitation',
  'attendance-list',
  'minutes',
  'record',
  'protocol',
  'decision-minutes',
  'decisions',
  'excerpt',
  'mandate',
  'follow-up-list',
  'year-plan',
] as const

export type DocumentName = (typeof documentNames)[number]
