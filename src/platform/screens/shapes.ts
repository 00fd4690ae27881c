/** A letter as the list shows it. */
export interface Letter {
  id: string
  kind: string
  caseId: string | null
  to: { address: string; name: string | null }
  fromName: string | null
  subject: string
  state: 'waiting' | 'sending' | 'sent' | 'kept' | 'failed' | 'sent-otherwise' | 'thrown-away'
  attempts: number
  lastError: string | null
  writtenAt: string
  sentAt: string | null
}

/** A letter, whole. */
export interface WholeLetter extends Letter {
  text: string
  html: string | null
}

/** One page of letters, newest first. */
export interface Letters {
  items: Letter[]
  nextCursor: string | null
  counts: Partial<Record<Letter['state'], number>>
  /** False: no mail server is set up, so everything is kept. */
  leaves: boolean
}
