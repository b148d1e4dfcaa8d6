/** What became of one message, the same whether a mail server or a provider's API answered.
 *  accepted: it is theirs now. deferred: try again later. refused: never again, `suppress` where the address itself is at
 *  fault. sender-fault: our key, quota or domain: nobody's address is to blame. connection: it surely was not sent.
 *  indeterminate: it went out and the answer was lost, so it may have been accepted. */
export type SendOutcome = {
  outcome: 'accepted' | 'deferred' | 'refused' | 'sender-fault' | 'connection' | 'indeterminate';
  /** SMTP reply code or HTTP status; null where nothing was answered */
  code: number | null;
  /** RFC 3463, as 5.1.1; null where none was given */
  enhanced: string | null;
  /** The server's words */
  text: string;
  suppress?: boolean;
  /** deferred: what it takes of us in a day is used up, and comes back by itself */
  quota?: boolean;
  /** Seconds the other side asks us to wait (Retry-After) */
  retryAfterSeconds?: number;
  /** The provider's own name of the message, by which its webhooks may call it */
  providerMessageId?: string;
};

export type MailAddress = { name: string; email: string };

/** A message as frozen at publishing. Subject, header values, HTML and text may hold placeholders: each is a key of every
 *  recipient's `values`. */
export type GroupMessage = {
  from: MailAddress;
  replyTo: string | null;
  subject: string;
  html: string;
  text: string;
  /** What stands beside From, To, Subject, Date, Message-ID and MIME's own: List-Unsubscribe, List-Id, Feedback-ID … */
  headers: [name: string, value: string][];
};

export type GroupRecipient = {
  deliveryId: string;
  email: string;
  /** With its angle brackets; the same at every try */
  messageId: string;
  /** Placeholder → this recipient's own value, as plain text: it is escaped where it stands in HTML. */
  values: Record<string, string>;
};

/** What a test without a message came to, with the other side's words. */
export type TransportCheck = { ok: boolean; words: string };

/** A way for an issue's mail to leave by groups. SMTP goes connection by connection instead (run-sender); this is the
 *  batch APIs' side. It keeps no ledger and retries nothing that may have been accepted. */
export type GroupTransport = {
  /** mailgun, ses …: named in logs and in the ledger */
  name: string;
  /** The most recipients of one call of `sendGroup` */
  groupSize: number;
  /** How many calls of `sendGroup` one worker makes at once */
  concurrency: number;
  /** Sends one message to each recipient by itself and answers for each, in their order. One bad address fails alone.
   *  Never throws for what the other side does or says; a signal that aborts leaves what is in flight indeterminate. */
  sendGroup: (message: GroupMessage, recipients: GroupRecipient[], signal: AbortSignal) => Promise<SendOutcome[]>;
  /** Tries the key and the address; sends nothing. */
  check: (signal: AbortSignal) => Promise<TransportCheck>;
  close: () => void;
};

/** The custom variable each provider hands back in its webhooks: it holds the delivery's id. */
export const DELIVERY_VARIABLE = 'delivery';
