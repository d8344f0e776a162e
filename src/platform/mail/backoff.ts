const firstStepMs = 10_000
const hourMs = 3_600_000

/** After this long a mail is given up, and the secretariat is told. */
const deliveryWindowHours = 72

/**
 * When to try again after `failures` (1 or more) failed attempts, or undefined when the mail is to be given up: ten
 * seconds after the first, because a one-time code lives ten minutes, then twice as long each time up to six hours,
 * until 72 hours after the first attempt.
 * `random` (0 to 1, as Math.random) takes up to a quarter off, so that mails held up together do not come back together.
 */
export function nextAttempt(past: {
  failures: number
  firstAttempt: Date
  now: Date
  random: () => number
}): Date | undefined {
  const stepMs = Math.min(firstStepMs * 2 ** Math.max(0, past.failures - 1), 6 * hourMs)
  const next = past.now.getTime() + Math.round(stepMs * (1 - past.random() / 4))
  const lastMoment = past.firstAttempt.getTime() + deliveryWindowHours * hourMs
  return next > lastMoment ? undefined : new Date(next)
}
