import { beforeAll, expect, test, vi } from 'vitest';
import { receiveResend } from './resend';
import { receiveSendgrid } from './sendgrid';

// Signatures that the providers publish themselves, so that ours are not only checked against our own reading. Neither
// body is an event of ours: "malformed" says that the signature was believed, "forged" that it was not.
beforeAll(() => {
  // From the tests of @sendgrid/eventwebhook (MIT) and from Svix's documentation on verifying by hand.
  vi.stubEnv(
    'SENDGRID_WEBHOOK_KEY',
    'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEDr2LjtURuePQzplybdC+u4CwrqDqBaWjcMMsTbhdbcwHBcepxo7yAQGhHPTnlvFYPAZFceEu/1FwCM/QmGUhA==',
  );
  vi.stubEnv('RESEND_WEBHOOK_SECRET', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
});

test.each([
  ['{"category":"example_payload","event":"test_event","message_id":"message_id"}', 'malformed'],
  ['{"category":"example_payload","event":"test_event","message_id":"message_iD"}', 'forged'],
])('SendGrid: %s is %s', (body, problem) => {
  const headers = new Headers({
    'x-twilio-email-event-webhook-signature':
      'MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH2j/0=',
    'x-twilio-email-event-webhook-timestamp': '1588788367',
  });
  expect(receiveSendgrid({ headers, body: Buffer.from(body), now: new Date() })).toEqual({ ok: false, problem });
});

test.each([
  ['{"test": 2432232314}', 'malformed'],
  ['{"test": 2432232315}', 'forged'],
])('Svix, by which Resend signs: %s is %s', (body, problem) => {
  const headers = new Headers({
    'svix-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'svix-timestamp': '1614265330',
    'svix-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
  expect(receiveResend({ headers, body: Buffer.from(body), now: new Date(1614265330_000) })).toEqual({ ok: false, problem });
});
