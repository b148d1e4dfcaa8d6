import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { openLog } from './keep-running';

const folder = () => mkdtempSync(join(tmpdir(), 'courant-log-'));

test('a log begins anew when it has grown large, also while it is written, and one older file is kept', async () => {
  const logs = folder();
  const log = openLog(logs, 'web', 1_000);
  for (let line = 0; line < 100; line++) log.write(`${String(line).padStart(99)}\n`);
  log.end();
  await vi.waitFor(() => expect(readFileSync(join(logs, 'web.log'), 'utf8')).toContain('99\n'));
  expect(statSync(join(logs, 'web.log')).size).toBeLessThan(1_300);
  expect(statSync(join(logs, 'web.log.1')).size).toBeLessThan(1_300);
});

test('a log that cannot be written is said once, and stops nothing; later it is written again', async () => {
  const logs = folder();
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const now = vi.spyOn(Date, 'now');
  try {
    mkdirSync(join(logs, 'web.log')); // nothing can be written there, whoever asks
    const log = openLog(logs, 'web');
    log.write('lost\n');
    await vi.waitFor(() => expect(said).toHaveBeenCalledTimes(1));
    expect(String(said.mock.calls[0])).toMatch(/web\.log cannot be written \(EISDIR\)/);
    log.write('lost too\n');
    await sleep(50);
    expect(said).toHaveBeenCalledTimes(1);
    rmdirSync(join(logs, 'web.log'));
    now.mockReturnValue(performance.timeOrigin + performance.now() + 60_000);
    log.write('found\n');
    log.end();
    await vi.waitFor(() => expect(readFileSync(join(logs, 'web.log'), 'utf8')).toBe('found\n'));
  } finally {
    said.mockRestore();
    now.mockRestore();
  }
});
