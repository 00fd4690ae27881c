import nodemailer from 'nodemailer'
import type { SmtpSettings } from '../config/index.ts'
import type { Sender } from './mails.ts'
import type { MailRow } from './store.ts'

/** What takes letters out of the house. */
export interface Carrier {
  carry(mail: MailRow, sender: Sender): Promise<void>
  /** Undefined when the server answers; else what it said. */
  check(): Promise<string | undefined>
}

// A mail server that says nothing for this long is down; the job tries again later.
const TIMEOUT_MS = 15_000

/** A mail server reached by SMTP. */
export function smtpCarrier(settings: SmtpSettings): Carrier {
  const transport = nodemailer.createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    ...(settings.user ? { auth: { user: settings.user, pass: settings.password ?? '' } } : {}),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // A body never names a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    carry: async (mail, sender) => {
      await transport.sendMail({
        from: { name: mail.from_name ?? sender.name, address: sender.address },
        to: { name: mail.to_name ?? '', address: mail.to_address },
        ...(mail.reply_to ? { replyTo: mail.reply_to } : {}),
        subject: mail.subject,
        text: mail.body_text,
        ...(mail.body_html ? { html: mail.body_html } : {}),
        messageId: mail.message_id,
        ...(mail.in_reply_to ? { inReplyTo: mail.in_reply_to, references: mail.thread } : {}),
        headers: mail.headers,
        // Automatic mail has no return path that could start a loop of bounces; people's mail has the sender's.
        envelope: {
          from: mail.headers['Auto-Submitted'] ? '' : sender.address,
          to: mail.to_address,
        },
      })
    },
    check: () =>
      transport.verify().then(
        () => undefined,
        (error: Error) => error.message,
      ),
  }
}
