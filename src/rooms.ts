import { alertMailAccepted, openAlertsRoom } from './alerts/index.ts'
import { makeStatusLink, openCasesRoom } from './cases/index.ts'
import { openCompensationRoom } from './compensation/index.ts'
import { openDetectionRoom, warmLanguages } from './detection/index.ts'
import { openFollowupRoom } from './followup/index.ts'
import { openImpactRoom } from './impact/index.ts'
import { type ImportRoom, openIntakeRoom } from './intake/index.ts'
import { alertFollowsCase } from './journeys/a-case-turns-and-its-alert-follows.ts'
import { writeToCustomer } from './journeys/a-colleague-writes-to-the-customer.ts'
import { answeredByOf, openComplaints } from './journeys/a-complaint-is-taken.ts'
import { askedThroughApi, openAsking } from './journeys/a-customer-is-asked.ts'
import { importStories } from './journeys/a-file-is-brought-in.ts'
import {
  askingStories,
  hearSurvey,
  ownerNameOf,
  secondRating,
  solvedIsAskedAbout,
} from './journeys/a-solved-case-is-asked-about.ts'
import { answerPageRoutes } from './journeys/an-alert-is-answered-by-mail.ts'
import { mailAlert } from './journeys/an-alert-is-mailed.ts'
import { offersByMail } from './journeys/an-offer-reaches-the-customer.ts'
import {
  addressed,
  lookUp,
  openFeedbackJourney,
} from './journeys/negative-feedback-becomes-an-alert/index.ts'
import { customerPageRoutes } from './journeys/the-customer-follows-their-case/routes.ts'
import { forgetTestRows, testRows } from './journeys/what-a-test-sent-is-forgotten/index.ts'
import { laidBesideCase, pairStories, waitingForYes } from './journeys/what-lies-beside-a-case.ts'
import { openPatternsRoom } from './patterns/index.ts'
import { openPeopleRoom, openSites, readOrganisation } from './people/index.ts'
import type { App } from './platform/app.ts'
import { type Caller, countGuesses, type Route } from './platform/http/index.ts'
import type { Job } from './platform/jobs/index.ts'
import { mailRoutes, openMails, smtpCarrier } from './platform/mail/index.ts'
import { pageRoutes } from './platform/page/index.ts'
import { checkBeforeSending, openPlaybookRoom, warmDrafts } from './playbook/index.ts'

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
  /** What must be planned before jobs run. */
  beforeWorking(): Promise<void>
  /** What may take its time once the first page is there: language tables, models. */
  warmUp(): void
  /** For the command that brings in files. */
  imports: ImportRoom
}

/** All rooms, wired: routes that start a story across rooms get the story as an argument here. */
export function openRooms(app: App): Rooms {
  const mails = openPostRoom(app)
  const people = openPeopleRoom(app, { writeLetter: mails.write, testRows, forgetTestRows })
  const detection = openDetectionRoom(app, { raise: (tx, look) => feedback.raise(tx, look) })
  const guesses = countGuesses()
  const brand = () => readOrganisation(app.database.read)
  const post = { mails, publicUrl: app.config.publicUrl }
  const ask = openAsking({ app, mails })
  const asking = askingStories(ask)
  const cases = openCasesRoom(app, {
    ...alertFollowsCase(app.newId),
    ...solvedIsAskedAbout({ newId: app.newId, asking }),
    sendToCustomer: writeToCustomer(post),
    checkDraft: checkBeforeSending,
    laidBeside: (tx, page) => laidBesideCase(tx, page),
  })
  const { means } = cases
  const alerts = openAlertsRoom(app, {
    means,
    stories: {
      mailAlert: mailAlert(post),
      outsideChannels: () => mails.leaves,
      waitingForYes: waitingForYes,
    },
  })
  const feedback = openFeedbackJourney(app, { people, detection, means })
  const { receive } = feedback
  const answeredBy = (feedbackId: string, locale: string) => answeredByOf(app, { feedbackId, locale })
  const intake = openIntakeRoom(app, {
    hear: async ({ caller, now, idempotency: claim }, said) =>
      addressed(await receive({ feedback: said, caller, now, claim }), app.config.publicUrl),
    lookUp: (named) => lookUp(named, people.find),
    importing: importStories({ people, feedback }),
    askCustomer: (tx, { call, survey }) =>
      askedThroughApi({ app, ask })(tx, { survey, caller: call.caller, now: call.now }),
    pages: {
      brand,
      guesses,
      answeredBy,
      readerOf: (caseId) => ownerNameOf(app.database.read, caseId),
      hear: hearSurvey(receive),
      recoveryAnswered: secondRating({ app, means, reader: detection.reader }),
      sites: () => openSites(app.database.read),
      complain: openComplaints({
        app,
        mails,
        receive,
        statusLink: async (tx, of) => (await makeStatusLink(tx, of)).path,
      }),
    },
  })
  const patterns = openPatternsRoom(app)
  const impact = openImpactRoom(app)
  const rooms: Room[] = [
    people,
    intake,
    detection,
    cases,
    alerts,
    openPlaybookRoom(),
    openCompensationRoom(app, offersByMail(post)),
    patterns,
    openFollowupRoom(app, { ...asking, ...pairStories }),
    impact,
    {
      word: 'platform',
      nouns: ['mails'],
      routes: [...mailRoutes({ database: app.database, leaves: mails.leaves }), ...pageRoutes()],
      jobs: mails.jobs,
    },
    {
      word: 'journeys',
      nouns: [],
      routes: [
        ...answerPageRoutes({ app, means, guesses, brand }),
        ...customerPageRoutes({ app, means, guesses, brand }),
      ],
      jobs: [],
    },
  ]
  return {
    rooms,
    identify: people.identify,
    beforeServing: people.beforeServing,
    beforeWorking: async () => {
      await patterns.beforeWorking()
      await impact.beforeWorking()
    },
    warmUp: () => {
      warmLanguages()
      intake.lookAhead()
      void warmDrafts()
    },
    imports: intake.imports,
  }
}

const openPostRoom = (app: App) =>
  openMails({
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
