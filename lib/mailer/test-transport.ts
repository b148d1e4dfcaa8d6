import { env } from '@/lib/env';
import { Connection } from './connection';
import { INSTALL_TRANSPORT, type IssueTransport, openIssueTransport } from './issue-transport';
import { readTransportUrl } from './open-transport';
import type { TransportCheck } from './transport';

export type TestedTransport = TransportCheck & {
  /** What was asked: `SMTP mail.example:587`, `mailgun` */
  name: string;
};

/** Tries the way the install's mail leaves, sending nothing. */
export async function testTransport(url: string): Promise<TestedTransport> {
  const read = readTransportUrl(url);
  if (read.kind === 'wrong') return { ok: false, name: 'MAIL_TRANSPORT_URL', words: read.problem };
  return testOpenTransport(openIssueTransport(INSTALL_TRANSPORT, url));
}

/** Tries a transport, sending nothing: a connection with sign-in to a mail server, a call without recipients to an API.
 *  Answers with the other side's own words. Takes as long as that does not answer, up to a minute. */
export async function testOpenTransport(transport: IssueTransport): Promise<TestedTransport> {
  if ('group' in transport) {
    const { group } = transport;
    try {
      return { name: group.name, ...(await group.check(AbortSignal.timeout(60_000))) };
    } finally {
      group.close();
    }
  }
  const { relay } = transport;
  const name = `SMTP ${relay.options.host}:${relay.options.port}`;
  const opened = await Connection.open(relay);
  if (!(opened instanceof Connection)) {
    const { code, text } = opened;
    return { ok: false, name, words: code === null || text.startsWith(String(code)) ? text : `${code} ${text}` };
  }
  opened.quit();
  return { ok: true, name, words: relay.credentials ? 'It took the sign-in.' : 'It took the connection; no sign-in is set.' };
}

/** Tests how this install's issues leave, and its notices where that is another way. */
export function testInstallTransports(): Promise<TestedTransport[]> {
  const { MAIL_TRANSPORT_URL, SMTP_URL } = env();
  const urls = MAIL_TRANSPORT_URL && MAIL_TRANSPORT_URL !== SMTP_URL ? [MAIL_TRANSPORT_URL, SMTP_URL] : [SMTP_URL];
  return Promise.all(urls.map(testTransport));
}
