/** Every address of a page, in one place: routes register the patterns, pages link through the builders. */
export const patterns = {
  front: '/',
  stylesheet: '/assets/style.css',
  signIn: '/sign-in',
  signOut: '/sign-out',
  demo: '/demo',
  demoSignIn: '/demo/sign-in',
  link: '/l/:token',
  linkPdf: '/l/:token/pdf',
  linkCalendar: '/l/:token/calendar.ics',
  linkReply: '/l/:token/reply',
  linkApproval: '/l/:token/approval',
  linkRemark: '/l/:token/remark',
  linkName: '/l/:token/name',
  linkCompletion: '/l/:token/completion',
  publicMinutes: '/public/minutes/:minutesId',
  publicMinutesPdf: '/public/minutes/:minutesId.pdf',
  publicCalendar: '/public/groups/:groupId/calendar.ics',
  publicNews: '/public/groups/:groupId/minutes.atom',
  personCalendar: '/feeds/:token/calendar.ics',
  personCalendarOfGroup: '/feeds/:token/groups/:groupId/calendar.ics',
  apiReference: '/api/docs',
} as const

export type LinkAct = 'reply' | 'approval' | 'remark' | 'name' | 'completion'

export const linkPath = (token: string) => `/l/${encodeURIComponent(token)}`
export const linkActPath = (token: string, act: LinkAct) => `${linkPath(token)}/${act}`
export const linkPdfPath = (token: string) => `${linkPath(token)}/pdf`
export const linkCalendarPath = (token: string) => `${linkPath(token)}/calendar.ics`
export const publicMinutesPath = (minutesId: string) => `/public/minutes/${minutesId}`
export const publicMinutesPdfPath = (minutesId: string) => `/public/minutes/${minutesId}.pdf`
export const publicNewsPath = (groupId: string) => `/public/groups/${groupId}/minutes.atom`
