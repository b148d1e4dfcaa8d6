import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { testInstallTransports, testTransport } from './test-transport';

async function relay(accepts: boolean) {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username }, _, answer) =>
      accepts ? answer(null, { user: username }) : answer(Object.assign(new Error('Bad credentials'), { responseCode: 535 })),
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { host: `127.0.0.1:${port}`, stop: () => new Promise<void>((done) => server.close(() => done())) };
}

test("a mail server's sign-in is tried, and its refusal said", async () => {
  const good = await relay(true);
  expect(await testTransport(`smtp://ana:secret@${good.host}`)).toEqual({
    ok: true,
    name: `SMTP ${good.host}`,
    words: 'It took the sign-in.',
  });
  await good.stop();
  const bad = await relay(false);
  expect(await testTransport(`smtp://ana:secret@${bad.host}`)).toMatchObject({
    ok: false,
    words: expect.stringContaining('535'),
  });
  await bad.stop();
});

test('what is not there or not a transport is said', async () => {
  expect(await testTransport('smtp://127.0.0.1:1')).toMatchObject({ ok: false, name: 'SMTP 127.0.0.1:1' });
  expect(await testTransport('pigeon://loft')).toMatchObject({ ok: false, words: expect.stringContaining('begins with') });
  expect(await testInstallTransports()).toHaveLength(1);
});
