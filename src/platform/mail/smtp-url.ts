/** Whether this is the address of a mail server, as SMTP_URL wants it. */
export const isMailServer = (smtpUrl: string): boolean =>
  /^smtps?:\/\/[^/\s]+/i.test(smtpUrl) && URL.canParse(smtpUrl)
