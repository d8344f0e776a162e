import { saveText } from '#src/domain/minutes/save-text.ts'
import { getText } from '#src/domain/minutes/texts.ts'
import type { Act } from './act.ts'
import type { PersonKey } from './cast.ts'
import type { MeetingKey } from './meetings.ts'
import { dayOf } from './play-meeting.ts'
import type { Stage } from './stage.ts'

const meeting: MeetingKey = 'border-3'
const item = 'welcome'

/** What was done to the text on the day of the meeting, after it was first written: two write it, one of them twice in a row. */
const versions: { by: PersonKey; time: string; text: string }[] = [
  {
    by: 'hakon',
    time: '15:25',
    text: 'Thea Brandvold ledet møtet. Sofia Lindqvist Ekdahl møtte.',
  },
  {
    by: 'hakon',
    time: '15:31',
    text: 'Thea Brandvold ledet møtet. Sofia Lindqvist Ekdahl møtte for Göran Älgås.',
  },
  {
    by: 'froydis',
    time: '16:05',
    text: 'Thea Brandvold ønsket velkommen og ledet møtet. Sofia Lindqvist Ekdahl møtte for Göran Älgås.',
  },
]

/** A text that is written several times, so that there are versions of it to compare. */
export const rewritingActs = (today: string): Act[] =>
  versions.map(({ by, time, text }) => ({
    ...{ day: dayOf(today, meeting), time },
    play: (stage) => rewrite(stage, { by, text }),
  }))

const rewrite = (stage: Stage, { by, text }: { by: PersonKey; text: string }) =>
  stage.as(by, async (tx, actor) => {
    const itemId = stage.known(`item/${meeting}/${item}`)
    const { version } = await getText(tx, itemId)
    return saveText(tx, actor, { itemId, text, expected: version })
  })
