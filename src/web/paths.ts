/** Every address of a page, in one place: routes register the patterns, pages link through `to`. */
export const patterns = {
  front: '/',
  home: '/home',
  assets: '/assets/:name',
  menu: '/menu',
  language: '/language',
  signIn: '/sign-in',
  signOut: '/sign-out',
  demo: '/demo',
  demoSignIn: '/demo/sign-in',

  me: '/me',
  meSignOutEverywhere: '/me/sign-out-everywhere',
  meSessionEnding: '/me/sessions/:sessionId/ending',
  meSwitch: '/me/switch',
  meFeed: '/me/calendar-feed',
  meFeedEnding: '/me/calendar-feed/ending',

  groups: '/groups',
  group: '/groups/:groupId',
  groupHistory: '/groups/:groupId/history',
  groupSettings: '/groups/:groupId/settings',
  groupStandingItems: '/groups/:groupId/standing-items',
  groupSeats: '/groups/:groupId/seats',
  groupOffices: '/groups/:groupId/offices',
  groupEnding: '/groups/:groupId/ending',
  groupYearPlan: '/groups/:groupId/year-plan.pdf',
  groupFollowUpList: '/groups/:groupId/follow-up-list.pdf',
  groupPlan: '/groups/:groupId/meetings/new',
  groupMeetings: '/groups/:groupId/meetings',
  groupWorkingGroups: '/groups/:groupId/working-groups',
  seat: '/seats/:seatId',
  seatHolders: '/seats/:seatId/holders',
  seatNaming: '/seats/:seatId/naming',
  seatEnding: '/seats/:seatId/ending',
  holderEnding: '/seat-holders/:holderId/ending',
  officeEnding: '/offices/:officeId/ending',

  workingGroups: '/working-groups',
  workingGroup: '/working-groups/:workingGroupId',
  workingGroupRemoval: '/working-groups/:workingGroupId/removal',
  workingGroupActivation: '/working-groups/:workingGroupId/activation',
  workingGroupExtension: '/working-groups/:workingGroupId/extension',
  workingGroupReport: '/working-groups/:workingGroupId/report',
  workingGroupClosing: '/working-groups/:workingGroupId/closing',
  workingGroupMandate: '/working-groups/:workingGroupId/mandate.pdf',

  meetings: '/meetings',
  meeting: '/meetings/:meetingId',
  meetingChange: '/meetings/:meetingId/change',
  meetingCancellation: '/meetings/:meetingId/cancellation',
  meetingHolding: '/meetings/:meetingId/holding',
  meetingAgenda: '/meetings/:meetingId/agenda',
  meetingItems: '/meetings/:meetingId/agenda-items',
  meetingOrder: '/meetings/:meetingId/agenda-order',
  meetingPapers: '/meetings/:meetingId/papers',
  meetingPeople: '/meetings/:meetingId/people',
  meetingInvitees: '/meetings/:meetingId/invitees',
  meetingRosterDrawing: '/meetings/:meetingId/roster-drawing',
  meetingReply: '/meetings/:meetingId/reply',
  meetingInvitation: '/meetings/:meetingId/invitation',
  meetingInvitationPdf: '/meetings/:meetingId/invitation.pdf',
  meetingAttendance: '/meetings/:meetingId/attendance',
  meetingPresence: '/meetings/:meetingId/presence',
  meetingAttendanceList: '/meetings/:meetingId/attendance-list.pdf',
  meetingCalendar: '/meetings/:meetingId/calendar.ics',
  meetingMinutes: '/meetings/:meetingId/minutes',
  meetingMinutesItems: '/meetings/:meetingId/minutes/items',
  meetingSending: '/meetings/:meetingId/minutes/sending',
  meetingEnding: '/meetings/:meetingId/ending',
  meetingHistory: '/meetings/:meetingId/history',
  item: '/agenda-items/:itemId',
  itemWithdrawal: '/agenda-items/:itemId/withdrawal',
  itemWithdrawalEnding: '/agenda-items/:itemId/withdrawal/ending',
  itemRemoval: '/agenda-items/:itemId/removal',
  itemText: '/agenda-items/:itemId/text',
  itemMending: '/agenda-items/:itemId/text/mending',
  itemRestoration: '/agenda-items/:itemId/text/restoration',
  itemRestorationUndoing: '/agenda-items/:itemId/text/restoration/:number/undoing',
  itemVersions: '/agenda-items/:itemId/versions',
  itemDecisions: '/agenda-items/:itemId/decisions',
  itemFollowUps: '/agenda-items/:itemId/follow-ups',
  itemWorkingGroups: '/agenda-items/:itemId/working-groups',
  itemMinutesApproval: '/agenda-items/:itemId/minutes-approval',
  inviteeRemoval: '/invitees/:inviteeId/removal',
  inviteeReply: '/invitees/:inviteeId/reply',
  paperFile: '/papers/:paperId/file',
  paperRemoval: '/papers/:paperId/removal',
  invitationPdf: '/invitations/:invitationId/pdf',

  minutesList: '/minutes',
  minutes: '/minutes/:minutesId',
  minutesPdf: '/minutes/:minutesId/pdf',
  minutesDraftPdf: '/minutes/:minutesId/draft.pdf',
  minutesWord: '/minutes/:minutesId/minutes.docx',
  minutesVersionPdf: '/minutes/:minutesId/versions/:number/pdf',
  minutesApproval: '/minutes/:minutesId/approval',
  minutesRemarks: '/minutes/:minutesId/remarks',
  minutesCirculation: '/minutes/:minutesId/circulation',
  minutesWithdrawal: '/minutes/:minutesId/withdrawal',
  minutesPublication: '/minutes/:minutesId/publication',
  minutesCorrection: '/minutes/:minutesId/correction',
  minutesReview: '/minutes/:minutesId/review',
  remarkAnswer: '/remarks/:remarkId/answer',

  decisions: '/decisions',
  decision: '/decisions/:decisionId',
  decisionStatus: '/decisions/:decisionId/status',
  decisionExcerpt: '/decisions/:decisionId/excerpt.pdf',
  decisionRemoval: '/decisions/:decisionId/removal',

  followUps: '/follow-ups',
  followUp: '/follow-ups/:followUpId',
  followUpRemoval: '/follow-ups/:followUpId/removal',
  followUpCompletion: '/follow-ups/:followUpId/completion',
  followUpReopening: '/follow-ups/:followUpId/reopening',
  followUpDropping: '/follow-ups/:followUpId/dropping',
  followUpComments: '/follow-ups/:followUpId/comments',
  followUpAssignee: '/follow-ups/:followUpId/assignee',

  search: '/search',

  people: '/people',
  person: '/people/:personId',
  personEnding: '/people/:personId/ending',
  personRoles: '/people/:personId/roles',
  personRoleTaking: '/people/:personId/roles/taking',
  personMerging: '/people/:personId/merging',
  organisations: '/organisations',
  organisation: '/organisations/:organisationId',
  organisationEnding: '/organisations/:organisationId/ending',
  organisationMerging: '/organisations/:organisationId/merging',
  duplicates: '/duplicates',
  duplicateDismissals: '/duplicates/dismissals',

  mails: '/mails',
  mail: '/mails/:mailId',
  mailBody: '/mails/:mailId/body',
  mailAttachment: '/mails/:mailId/attachments/:place',
  mailResending: '/mails/:mailId/resending',
  suppressedRelease: '/mails/suppressed/release',

  templates: '/templates',
  template: '/templates/:name',
  templatePreview: '/templates/:name/preview.pdf',
  templateRemoval: '/templates/:name/removal',
  pictures: '/pictures',
  picture: '/pictures/:pictureId',
  pictureFile: '/pictures/:pictureId/file',
  pictureRemoval: '/pictures/:pictureId/removal',

  settings: '/settings',
  settingsLetterhead: '/settings/letterhead',
  settingsLogo: '/settings/logo',
  audit: '/audit',

  link: '/l/:token',
  linkPdf: '/l/:token/pdf',
  linkCalendar: '/l/:token/calendar.ics',
  linkReply: '/l/:token/reply',
  linkApproval: '/l/:token/approval',
  linkRemark: '/l/:token/remark',
  linkName: '/l/:token/name',
  linkCompletion: '/l/:token/completion',

  publicCollaboration: '/public/:collaborationId',
  publicGroup: '/public/groups/:groupId',
  publicGroupCalendar: '/public/groups/:groupId/calendar.ics',
  publicGroupFeed: '/public/groups/:groupId/minutes.atom',
  publicMinutes: '/public/minutes/:minutesId',
  publicMinutesPdf: '/public/minutes/:minutesId.pdf',
  feed: '/feeds/:token/calendar.ics',
  feedOfGroup: '/feeds/:token/groups/:groupId/calendar.ics',

  apiReference: '/api/docs',
} as const

export type Pattern = (typeof patterns)[keyof typeof patterns]

/** The names after the colons of a pattern. */
type ParamsIn<Path extends string> = Path extends `${infer First}/${infer Rest}`
  ? ParamIn<First> | ParamsIn<Rest>
  : ParamIn<Path>
type ParamIn<Part extends string> = Part extends `:${infer Name}.${string}`
  ? Name
  : Part extends `:${infer Name}`
    ? Name
    : never

type Asked = Record<string, string | number | boolean | null | undefined>

/**
 * The address of a page: the pattern with its parts filled in, and what is asked for behind the question mark; what is
 * empty there is left out. A missing part does not compile.
 */
export function to<Path extends Pattern>(
  pattern: Path,
  ...[params, query]: [ParamsIn<Path>] extends [never]
    ? [params?: Record<never, never>, query?: Asked]
    : [params: Record<ParamsIn<Path>, string>, query?: Asked]
): string {
  const filled = pattern.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent((params as Record<string, string> | undefined)?.[name] ?? ''),
  )
  const asked = Object.entries(query ?? {}).filter(
    ([, value]) => value !== undefined && value !== null && value !== '' && value !== false,
  )
  if (asked.length === 0) return filled
  return `${filled}?${new URLSearchParams(Object.fromEntries(asked.map(([name, value]) => [name, String(value)])))}`
}

export type LinkAct = 'reply' | 'approval' | 'remark' | 'name' | 'completion'

export const linkActPath = (token: string, act: LinkAct) => `${to(patterns.link, { token })}/${act}`
