import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cpuMilliseconds } from '@/lib/testing/cpu-milliseconds';
import { parseReport } from './parse-report';

const SAMPLES = fileURLToPath(new URL('./samples/', import.meta.url));
const sample = (name: string) => readFileSync(`${SAMPLES}${name}.eml`);

/** Each sample, and what it is: the event with its status, or the kind of report. */
const EXPECTED: Record<string, string> = {
  'amazon-ses-no-user': 'hard_bounce 5.1.1',
  'amazon-ses-timeout': 'soft_bounce 4.4.7',
  'arf-abuse-rfc5965': 'complaint abuse',
  'arf-auth-failure': 'unclassified',
  'arf-fraud': 'complaint fraud',
  'arf-headers-only': 'complaint abuse',
  'arf-microsoft-jmrp': 'complaint abuse',
  'arf-not-spam': 'unclassified',
  'arf-opt-out': 'complaint opt-out',
  'arf-virus': 'unclassified',
  'arf-yahoo': 'complaint abuse',
  'auto-challenge': 'auto-reply',
  'auto-gmail-vacation': 'auto-reply',
  'auto-outlook-oof': 'auto-reply',
  'auto-outlook-suppress-only': 'auto-reply',
  'auto-precedence': 'auto-reply',
  'auto-ticket': 'auto-reply',
  'auto-vacation-rfc3834': 'auto-reply',
  'comcast-rate': 'soft_bounce 4.1.0',
  'domino-not-listed': 'hard_bounce 5.1.1',
  'dsn-no-action': 'unclassified',
  'dsn-two-recipients': 'hard_bounce 5.1.1',
  'dsn-version-number-trap': 'sender_fault 5.7.1',
  'exchange-2016-not-found': 'hard_bounce 5.1.1',
  'exchange-55-text': 'hard_bounce 5.1.1',
  'exim-dsn-mailbox-full': 'soft_bounce 5.2.2',
  'exim-retry-exceeded': 'soft_bounce 4.4.7',
  'exim-unrouteable': 'hard_bounce 5.1.1',
  'exim-user-unknown': 'hard_bounce 5.1.1',
  'exim-warning': 'delayed null',
  'gmail-disabled': 'hard_bounce 5.2.1',
  'gmail-no-such-user': 'hard_bounce 5.1.1',
  'gmail-old-text': 'hard_bounce 5.1.1',
  'gmail-over-quota': 'soft_bounce 5.2.2',
  'gmail-rate-limited': 'soft_bounce 4.7.28',
  'gmail-unauthenticated': 'sender_fault 5.7.26',
  'gmx-unavailable': 'soft_bounce 5.0.0',
  'google-group-forbidden': 'hard_bounce 5.1.1',
  'human-auto-submitted-no': 'unclassified',
  'human-reply': 'unclassified',
  'icloud-no-mailbox': 'hard_bounce 5.1.1',
  'icloud-over-quota': 'soft_bounce 5.2.2',
  'ironport-bounce': 'hard_bounce 5.1.1',
  'mailru-no-mailbox': 'hard_bounce 5.1.1',
  'mdaemon-text': 'hard_bounce 5.1.1',
  'mimecast-invalid-recipient': 'hard_bounce 5.1.1',
  'null-mx': 'soft_bounce 5.1.0',
  'office365-expired': 'soft_bounce 4.4.7',
  'office365-not-found': 'hard_bounce 5.1.10',
  'office365-quota': 'soft_bounce 5.2.2',
  'office365-restricted': 'soft_bounce 5.7.133',
  'outlook-authentication': 'sender_fault 5.7.515',
  'outlook-blocked-ip': 'sender_fault 5.7.1',
  'outlook-mailbox-unavailable': 'soft_bounce 5.5.0',
  'postfix-connection-refused': 'soft_bounce 4.4.1',
  'postfix-delayed': 'delayed 4.4.1',
  'postfix-delivered': 'delivered 2.0.0',
  'postfix-greylisted-too-long': 'soft_bounce 4.2.0',
  'postfix-host-not-found': 'soft_bounce 5.4.4',
  'postfix-message-too-large': 'sender_fault 5.3.4',
  'postfix-relay-denied': 'sender_fault 5.7.1',
  'postfix-relayed': 'unclassified',
  'postfix-user-unknown': 'hard_bounce 5.1.1',
  'postfix-vague-status': 'hard_bounce 5.1.1',
  'proofpoint-blocked': 'sender_fault 5.0.0',
  'qmail-no-host': 'soft_bounce 5.1.2',
  'qmail-no-mailbox': 'hard_bounce 5.1.1',
  'qmail-remote-said': 'hard_bounce 5.1.1',
  'qmail-timeout': 'soft_bounce 4.4.1',
  'rfc6533-utf8': 'hard_bounce 5.1.1',
  'sendmail-old-text': 'hard_bounce 5.1.1',
  'sendmail-user-unknown': 'hard_bounce 5.1.1',
  'sendmail-warning': 'delayed 4.4.1',
  'tonline-text': 'hard_bounce 5.1.1',
  'unknown-server-words': 'unclassified',
  'yahoo-complaints': 'sender_fault 5.7.9',
  'yahoo-no-account': 'hard_bounce 5.2.1',
  'yahoo-old-text': 'hard_bounce 5.1.1',
  'yahoo-unknown-user': 'hard_bounce 5.1.1',
  'zimbra-quota': 'soft_bounce 4.2.2',
};

const names = readdirSync(SAMPLES).map((file) => file.replace(/\.eml$/, ''));

test('every sample has an expectation', () => expect(names.sort()).toEqual(Object.keys(EXPECTED).sort()));

test.each(names)('%s', async (name) => {
  const report = await parseReport(sample(name));
  const shown =
    report.kind === 'delivery-status'
      ? `${report.event} ${report.status}`
      : report.kind === 'complaint'
        ? `complaint ${report.feedbackType}`
        : report.kind;
  expect(shown).toBe(EXPECTED[name]);
});

test('a complaint brings the head of the message it is about', async () => {
  for (const name of ['arf-abuse-rfc5965', 'arf-headers-only', 'arf-microsoft-jmrp']) {
    const report = await parseReport(sample(name));
    expect(report).toMatchObject({ kind: 'complaint', returned: expect.stringContaining('Return-Path: <b+aeaqcaib') });
    expect(report).toMatchObject({ returned: expect.stringContaining('<d.0192f0c1-0000-7000-8000-000000000001@letters.test>') });
  }
});

test('rubbish, an empty message and a tree of a thousand parts are unclassified', async () => {
  const parts = Array.from({ length: 1000 }, () => '--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n').join(
    '\r\n',
  );
  const tree = Buffer.from(`Content-Type: multipart/report; boundary=b\r\n\r\n${parts}`);
  for (const source of [Buffer.alloc(0), Buffer.from([0, 255, 13, 10]), tree])
    expect(await parseReport(source)).toEqual({ kind: 'unclassified' });
});

test('hostile text takes no time: patterns see a bounded part of it', { timeout: 20_000 }, async () => {
  const size = 2_000_000;
  const head = 'From: MAILER-DAEMON@x.test\r\nSubject: failure notice\r\nReturn-Path: <>\r\n';
  const texts = ['\r\n', ' ', '-', '- \r\n', '550 ', '5.1.1 ', 'user unknown ', 'mailbox', '<', '<a ', 'a'].map((part) =>
    part.repeat(size / part.length),
  );
  const report = (fields: string) =>
    `Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nAction: failed\r\nStatus: 5.0.0\r\n${fields}\r\n--b--\r\n`;
  const sources = texts.flatMap((text) => [
    `${head}\r\n${text}`,
    `${head}Content-Type: text/html\r\n\r\n${text}`,
    report(`Diagnostic-Code: smtp; ${text}`),
    report(text),
  ]);
  for (const source of sources) {
    expect(await cpuMilliseconds(() => parseReport(Buffer.from(source)))).toBeLessThan(3_000);
  }
});

test('a report cut anywhere, with any bytes changed, never throws', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })), { maxLength: 20 }),
      async (name, kept, changes) => {
        const source = sample(name);
        for (const [place, byte] of changes) source[Math.floor(place * source.length)] = byte;
        expect(await parseReport(source.subarray(0, Math.ceil(kept * source.length)))).toHaveProperty('kind');
      },
    ),
    { numRuns: 300 },
  );
});
