import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { approveVersion } from '#src/domain/approvals/answer-round.ts'
import { sendRemark } from '#src/domain/approvals/remarks.ts'
import { findReview } from '#src/domain/approvals/review.ts'
import { getMinutesIdOfVersion } from '#src/domain/minutes/versions.ts'
import { getFile } from '#src/platform/files.ts'
import { screenWords } from '#src/platform/language/words/web-screens.ts'
import type { WebKit } from '../kit.ts'
import { type LinkScreen, linkAct } from '../link/act.ts'
import type { LinkVisit } from '../link/visit.ts'
import { hashTyped, remarkBody, versionHash } from '../minutes/answers.ts'
import { minutesDocument } from '../minutes/document.ts'
import { stampOf } from '../minutes/standing.ts'
import { patterns } from '../paths.ts'
import { reviewPage } from './page.ts'

export const reviewScreen: LinkScreen = async (kit, visit, shown) => {
  const review = await readReview(kit, visit, hashTyped(shown))
  if (!review) return null
  const [document, stamp] = await Promise.all([
    minutesDocument(kit.press, review.now),
    stampOf(kit.press, review.now.content),
  ])
  return reviewPage(review, { visit, shown, document, stamp })
}

/** The frozen PDF of the version that the page shows. */
export async function reviewPdf(
  kit: WebKit,
  visit: LinkVisit,
): Promise<{ name: string; bytes: Uint8Array } | null> {
  const review = await readReview(kit, visit)
  return review && kit.db.read(visit.link, (db) => getFile(db, review.now.pdfFileId))
}

export function reviewRoutes(web: FastifyInstance, kit: WebKit) {
  linkAct(web, kit, {
    path: patterns.linkApproval,
    act: 'approval',
    purpose: 'review',
    body: z.strictObject({ versionHash }),
    screen: reviewScreen,
    submit: screenWords.approveButton,
    run: async ({ tx, actor, visit, body, through, desk }) =>
      approveVersion(
        tx,
        actor,
        { minutesId: await getMinutesIdOfVersion(tx, visit.link.subjectId), ...body, through },
        desk,
      ),
  })
  linkAct(web, kit, {
    path: patterns.linkRemark,
    act: 'remark',
    purpose: 'review',
    body: remarkBody,
    screen: reviewScreen,
    submit: screenWords.remarkButton,
    run: async ({ tx, actor, visit, body, through, desk }) =>
      sendRemark(
        tx,
        actor,
        { minutesId: await getMinutesIdOfVersion(tx, visit.link.subjectId), ...body, through },
        desk,
      ),
  })
}

const readReview = (kit: WebKit, { link, holder }: LinkVisit, readHash?: string) =>
  kit.db.read(link, (db) => findReview(db, holder.standing, { versionId: link.subjectId, readHash }))
