import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keepPorts, keepSecrets, openDataFolder, readPorts, readSecrets } from './data-folder';
import { takeDataFolder, whatRuns } from './running';
import { readable } from './terminal';

/** A place for one test. */
function newPlace() {
  const place = mkdtempSync(join(tmpdir(), 'courant-launch-'));
  onTestFinished(() => rmSync(place, { recursive: true }));
  return place;
}

const newFolder = () => openDataFolder(join(newPlace(), 'data'));

test('secrets are made once, kept, and readable by their owner alone', () => {
  const folder = newFolder();
  expect(readSecrets(folder)).toBeNull();
  const made = keepSecrets(folder);
  expect(keepSecrets(folder)).toEqual(made);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('damaged secrets are said, never replaced', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'secrets.json'), '{"AUTH_SECRET": "cut o');
  expect(() => keepSecrets(folder)).toThrow(/damaged/);
  expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toContain('cut o');
});

test('missing secrets beside a database are not made anew: they hold its password', () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'postgres'));
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '18');
  expect(() => keepSecrets(folder)).toThrow(/missing/);
});

test('a file where the data folder should be gets one line that says what to do', () => {
  const file = join(newPlace(), 'file');
  writeFileSync(file, '');
  expect(() => openDataFolder(file)).toThrow(/not a folder.*DATA_DIR/);
});

test('nobody else on the machine reads the local inbox', () => {
  const folder = newFolder();
  chmodSync(join(folder, 'inbox'), 0o755); // as an earlier start may have left it
  openDataFolder(folder);
  expect(statSync(join(folder, 'inbox')).mode & 0o777).toBe(0o700);
});

test('a damaged file of ports is forgotten', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'ports.json'), '{"postgres": 54');
  expect(readPorts(folder)).toEqual({});
});

test('ports are remembered', () => {
  const folder = newFolder();
  expect(readPorts(folder)).toEqual({});
  keepPorts(folder, { postgres: 5, smtp: 6, inbox: 7, stripe: 8 });
  expect(readPorts(folder)).toEqual({ postgres: 5, smtp: 6, inbox: 7, stripe: 8 });
});

test('a file left by a process that was killed does not keep the folder', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'running.json'), JSON.stringify({ pid: 2 ** 22 + 1 }));
  expect(whatRuns(folder)).toBeNull();
  const taken = takeDataFolder(folder);
  expect(() => writeFileSync(join(folder, 'running.json'), '', { flag: 'wx' })).toThrow();
  taken.release();
});

test('of the lines of a log, a person is shown what went wrong', () => {
  expect(readable('worker', '{"level":"info","msg":"worker.started"}')).toBeNull();
  expect(readable('worker', 'Listening')).toBeNull();
  expect(readable('worker', '{"level":"error","msg":"job.failed","job":"start-issue","err":{"message":"away\\nat x"}}')).toMatch(
    /worker {2}error {2}job\.failed: away \{"job":"start-issue"\}/,
  );
});
