import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** What the server saw of one message: its own log, beside what the sender's ledger says. */
export type Arrival = { at: number; connection: string; from: string; to: string; messageId: string };
export type Mail = { subject: string; from: string; text: string; html: string; headers: Record<string, string> };

type Kept = Arrival & { raw: string };
/** Mail to this domain is taken slowly, so that a test can act in the middle of a send. */
export const SLOW_DOMAIN = 'slow.example';
const SLOW_MS = 20;

/** A real SMTP server on the loopback that accepts everything, with an HTTP API for the tests:
 *  `/mails?to=<address>` parsed, newest first; `/log?domain=<domain>` one line for each message accepted. */
export async function startMailServer() {
  const kept: Kept[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        const messageId = /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? '';
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        const take = () => {
          for (const to of recipients) kept.push({ at: Date.now(), connection: session.id, from, to, messageId, raw });
          done();
        };
        if (recipients.some((to) => to.endsWith(`@${SLOW_DOMAIN}`))) setTimeout(take, SLOW_MS);
        else take();
      });
    },
  });
  smtp.on('error', () => undefined); // a sender that was killed cuts its connections
  const api = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://mail.test');
    const answer = (value: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
    if (pathname === '/log') {
      const domain = `@${searchParams.get('domain')}`;
      return answer(kept.filter(({ to }) => to.endsWith(domain)).map(({ raw: _, ...arrival }) => arrival));
    }
    const to = searchParams.get('to')?.toLowerCase();
    const mine = kept.filter((mail) => mail.to.toLowerCase() === to).reverse();
    answer(await Promise.all(mine.map(async ({ raw }) => readMail(await simpleParser(raw)))));
  });
  await new Promise<void>((settle) => smtp.listen(0, '127.0.0.1', settle));
  await new Promise<void>((settle) => api.listen(0, '127.0.0.1', settle));
  const portOf = (address: AddressInfo | string | null) => (address as AddressInfo).port;
  return {
    smtpUrl: `smtp://127.0.0.1:${portOf(smtp.server.address())}`,
    apiUrl: `http://127.0.0.1:${portOf(api.address())}`,
    close: async () => {
      await Promise.all([new Promise<void>((settle) => smtp.close(settle)), new Promise((settle) => api.close(settle))]);
    },
  };
}

const readMail = (mail: ParsedMail): Mail => ({
  subject: mail.subject ?? '',
  from: mail.from?.text ?? '',
  text: mail.text ?? '',
  html: mail.html || '',
  headers: Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line.slice(key.length + 1).trim()])),
});
