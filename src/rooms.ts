import { alertMailAccepted, openAlertsRoom } from './alerts/index.ts'
import { openCasesRoom } from './cases/index.ts'
import { warmLanguages } from './detection/index.ts'
import { openIntakeRoom } from './intake/index.ts'
import { alertFollowsCase } from './journeys/a-case-turns-and-its-alert-follows.ts'
import { writeToCustomer } from './journeys/a-colleague-writes-to-the-customer.ts'
import { mailAlert } from './journeys/an-alert-is-mailed.ts'
import { lookUp, openFeedbackJourney } from './journeys/negative-feedback-becomes-an-alert/index.ts'
import { openPeopleRoom, readOrganisation } from './people/index.ts'
import type { App } from './platform/app.ts'
import type { Caller, Route } from './platform/http/index.ts'
import type { Job } from './platform/jobs/index.ts'
import { mailRoutes, openMails, smtpCarrier } from './platform/mail/index.ts'

/** One room as the server sees it: its word stands in seven places (bin/check compares them). */
export interface Room {
  word: string
  /** Public nouns after /api/v1/ that this room answers for. */
  nouns: string[]
  routes: Route[]
  jobs: Job[]
}

/** The rooms of one running process. */
export interface Rooms {
  rooms: Room[]
  /** Who sends a request; undefined when a key or session was sent that is not valid. */
  identify(request: Request, now: Temporal.Instant): Promise<Caller | undefined>
  /** What must exist before the first request (secrets, the first owner). */
  beforeServing(): Promise<void>
  /** What may take its time once the first page is there: language tables, models. */
  warmUp(): void
}

/** All rooms, wired: routes that start a story across rooms get the story as an argument here. */
export function openRooms(app: App): Rooms {
  const mails = openMails({
    app,
    carrier: app.config.smtp && smtpCarrier(app.config.smtp),
    sender: async (tx) => {
      const { senderName, senderAddress, replyTo } = await readOrganisation(tx)
      return { name: senderName, address: senderAddress, replyTo }
    },
    onSent: async (tx, { id, kind }, now) => {
      if (kind === 'alert') await alertMailAccepted(tx, id, now)
    },
  })
  const people = openPeopleRoom(app, { writeLetter: mails.write })
  const postRoom = {
    word: 'platform',
    nouns: ['mails'],
    routes: mailRoutes({ database: app.database, leaves: mails.leaves }),
    jobs: mails.jobs,
  }
  const receiveFeedback = openFeedbackJourney(app, people)
  const intake = openIntakeRoom(app, {
    hear: (call, feedback) =>
      receiveFeedback({ feedback, caller: call.caller, now: call.now, claim: call.idempotency }),
    lookUp: (named) => lookUp(named, people.find),
  })
  const post = { mails, publicUrl: app.config.publicUrl }
  const cases = openCasesRoom(app, {
    ...alertFollowsCase(app.newId),
    sendToCustomer: writeToCustomer(post),
  })
  const alerts = openAlertsRoom(app, {
    means: cases.means,
    stories: { mailAlert: mailAlert(post), outsideChannels: () => mails.leaves },
  })
  return {
    rooms: [people, intake, cases, alerts, postRoom],
    identify: people.identify,
    beforeServing: people.beforeServing,
    warmUp: warmLanguages,
  }
}
