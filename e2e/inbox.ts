import { randomUUID } from 'node:crypto';
import type { Arrival, Mail } from './mail-server';

const WAIT_SECONDS = 30;

async function ask<Answer>(path: string): Promise<Answer> {
  const response = await fetch(`${process.env.E2E_MAIL_API}${path}`);
  return (await response.json()) as Answer;
}

/** Every message the SMTP server accepted for a domain, in its order. */
export const arrivals = (domain: string) => ask<Arrival[]>(`/log?domain=${encodeURIComponent(domain)}`);

const entities: Record<string, string> = { '&amp;': '&', '&quot;': '"', '&#x27;': "'", '&#39;': "'" };
const plain = (html: string) => html.replace(/&(amp|quot|#x27|#39);/g, (entity) => entities[entity] ?? entity);

/** An address and the mail that really arrives at it. */
export function openInbox(address = `reader-${randomUUID().slice(0, 8)}@example.com`) {
  const mails = () => ask<Mail[]>(`/mails?to=${encodeURIComponent(address)}`);
  /** Waits for a mail that has what is looked for; the newest of several. */
  async function find<Found>(what: string, look: (mail: Mail) => Found | undefined): Promise<Found> {
    const until = Date.now() + WAIT_SECONDS * 1000;
    for (;;) {
      const all = await mails();
      for (const mail of all) {
        const found = look(mail);
        if (found !== undefined) return found;
      }
      if (Date.now() > until) {
        const subjects = all.map(({ subject }) => `"${subject}"`).join(', ');
        throw new Error(`${what} did not arrive in ${WAIT_SECONDS} s; in the inbox: ${subjects || 'nothing'}`);
      }
      await new Promise((next) => setTimeout(next, 100));
    }
  }
  return {
    address,
    mails,
    mail: (subject: string | RegExp) =>
      find(`A mail "${subject}"`, (mail) =>
        (typeof subject === 'string' ? mail.subject.includes(subject) : subject.test(mail.subject)) ? mail : undefined,
      ),
    /** The address a link with this text leads to. */
    linkIn: (text: string) =>
      find(`A mail with a link "${text}"`, ({ html }) => {
        for (const [, attributes = '', inner = ''] of html.matchAll(/<a\s([^>]*)>(.*?)<\/a>/gis))
          if (plain(inner.replace(/<[^>]+>/g, '')).includes(text)) return plain(/href="([^"]+)"/i.exec(attributes)?.[1] ?? '');
        return undefined;
      }),
    /** The six digits of a sign-in mail. */
    code: () => find('A mail with six digits', ({ text }) => /\b(\d{3}) ?(\d{3})\b/.exec(text)?.slice(1).join('')),
  };
}
export type Inbox = ReturnType<typeof openInbox>;
