import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('no address gets into the log, not even in the words of an error', () => {
  const script = `import { log } from './lib/log';
    const err = new Error('Key (email_folded)=(ana.maria+x@mail.example.com) already exists');
    log.error({ err, reply: '550 <Ben@example.org> unknown' }, 'job.failed');`;
  const line = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LOG_LEVEL: 'info', NODE_ENV: 'test' },
  });
  expect(JSON.parse(line)).toMatchObject({
    msg: 'job.failed',
    reply: '550 <[address]> unknown',
    err: { message: 'Key (email_folded)=([address]) already exists' },
  });
  expect(line).not.toMatch(/ana\.maria|ben@/i);
});
