import { expect, test } from 'vitest';
import { publicRelay } from './public-relay';
import { readSmtpUrl } from './smtp-url';

const relay = (host: string) => readSmtpUrl(`smtp://${host}:587`);
const answers = (...addresses: string[]) => ({ resolve: async () => addresses.map((address) => ({ address })) });

test('the address that was checked is the one connected to; the certificate is the name’s', async () => {
  const reached = await publicRelay(relay('mail.example'), answers('8.8.4.4', '8.8.8.8'));
  expect(reached).toMatchObject({
    options: { host: '8.8.4.4', port: 587, requireTLS: true, tls: { servername: 'mail.example' } },
  });
});

test.each([['10.0.0.1'], ['8.8.8.8', '169.254.169.254'], ['::1'], ['127.0.0.1']])('%s is not reached', async (...addresses) => {
  expect(await publicRelay(relay('mail.example'), answers(...addresses))).toMatchObject({
    outcome: 'connection',
    text: 'mail.example is not on the public internet',
  });
});

test.each(['127.1', '0x7f.1', '2130706433', '[::ffff:127.0.0.1]', '192.168.0.1'])(
  'nor %s, however it is written',
  async (host) => {
    expect(await publicRelay(relay(host))).toMatchObject({ outcome: 'connection', stage: 'connect' });
  },
);

test('a name that leads nowhere is said', async () => {
  const nowhere = { resolve: async () => Promise.reject(new Error('ENOTFOUND')) };
  expect(await publicRelay(relay('mail.example'), nowhere)).toMatchObject({ text: 'mail.example was not found' });
});
