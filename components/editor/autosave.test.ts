import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SIGNED_OUT } from '@/lib/format/signed-out';
import { Autosave, type SaveStatus } from './autosave';
import type { SaveAnswer, SaveInput } from './editor-props';
import { readUnsent } from './unsent';

beforeEach(() => {
  vi.useFakeTimers();
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A server that counts revisions, an editor's words, and what was seen. */
function desk() {
  const sent: SaveInput[] = [];
  const seen: SaveStatus['state'][] = [];
  const words = { title: '', subtitle: '', document: { type: 'doc' } };
  let answer: (input: SaveInput) => Promise<SaveAnswer> = async ({ revision }) => ({
    ok: true,
    revision: revision + 1,
    savedAt: new Date(),
  });
  const autosave = new Autosave({
    postId: 'post',
    revision: 4,
    read: () => ({ ...words }),
    save: (input) => {
      sent.push(input);
      return answer(input);
    },
    onStatus: ({ state }) => seen.push(state),
  });
  const type = (title: string) => {
    words.title = title;
    autosave.changed();
  };
  return { autosave, sent, seen, type, answerWith: (next: typeof answer) => (answer = next) };
}

test('a pause saves once, and within a second', async () => {
  const { autosave, sent, seen, type } = desk();
  type('a');
  await vi.advanceTimersByTimeAsync(300);
  type('ab');
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toMatchObject([{ postId: 'post', revision: 4, title: 'ab' }]);
  expect(seen).toEqual(['unsaved', 'saving', 'saved']);
  expect(autosave.status).toMatchObject({ state: 'saved', revision: 5 });
  expect(readUnsent('post')).toBeNull();
});

test('what a preview follows is saved within a second, also while one types', async () => {
  const { autosave, sent, type } = desk();
  autosave.isFollowed = true;
  for (let keys = 1; keys <= 10; keys++) {
    type('a'.repeat(keys));
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(sent.length).toBeGreaterThanOrEqual(2);
  await vi.advanceTimersByTimeAsync(250);
  expect(sent.at(-1)?.title).toBe('a'.repeat(10));
});

test('typing without a pause is saved all the same', async () => {
  const { sent, type } = desk();
  for (let key = 0; key < 40; key++) {
    type(`word ${key}`);
    await vi.advanceTimersByTimeAsync(400);
  }
  expect(sent.length).toBeGreaterThanOrEqual(1);
});

test('what is typed while a save is under way follows it', async () => {
  const { sent, type, answerWith, autosave } = desk();
  let done: (answer: SaveAnswer) => void = () => {};
  answerWith(() => new Promise((resolve) => (done = resolve)));
  type('one');
  const saving = autosave.saveNow();
  type('two');
  answerWith(async ({ revision }) => ({ ok: true, revision: revision + 1, savedAt: new Date() }));
  done({ ok: true, revision: 5, savedAt: new Date() });
  expect(await saving).toBe(6);
  expect(sent.map(({ title, revision }) => [title, revision])).toEqual([
    ['one', 4],
    ['two', 5],
  ]);
});

test('a lost answer is asked for again with the same words before newer ones go', async () => {
  const { sent, type, answerWith, autosave } = desk();
  answerWith(async () => {
    throw new TypeError('Failed to fetch');
  });
  type('one');
  await vi.advanceTimersByTimeAsync(900);
  expect(autosave.status.state).toBe('offline');
  expect(readUnsent('post')).toMatchObject({ title: 'one', revision: 4 });
  type('one two');
  answerWith(async ({ revision }) => ({ ok: true, revision: revision + 1, savedAt: new Date() }));
  await vi.advanceTimersByTimeAsync(1500);
  expect(sent.map(({ title, revision }) => [title, revision])).toEqual([
    ['one', 4],
    ['one', 4],
    ['one two', 5],
  ]);
  expect(autosave.status).toMatchObject({ state: 'saved', revision: 6 });
});

test('whose session ended is told so, and goes on where they sign in elsewhere', async () => {
  const { type, answerWith, autosave } = desk();
  answerWith(async () => Promise.reject(Object.assign(new Error('hidden'), { digest: SIGNED_OUT })));
  type('one');
  await vi.advanceTimersByTimeAsync(900);
  expect(autosave.status.state).toBe('signed-out');
  type('one two');
  expect(autosave.status.state).toBe('signed-out');
  answerWith(async ({ revision }) => ({ ok: true, revision: revision + 1, savedAt: new Date() }));
  await vi.advanceTimersByTimeAsync(1500);
  expect(autosave.status).toMatchObject({ state: 'saved', revision: 6 });
  expect(readUnsent('post')).toBeNull();
});

test('someone else saved: nothing is sent over it until the writer says so', async () => {
  const { sent, type, answerWith, autosave } = desk();
  const current = { revision: 9, title: 'theirs', subtitle: '', updatedAt: new Date() };
  answerWith(async () => ({ ok: false, problem: 'stale', current }));
  type('mine');
  expect(await autosave.saveNow()).toBeNull();
  type('mine too');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
  expect(readUnsent('post')).toMatchObject({ title: 'mine too' });
  answerWith(async ({ revision }) => ({ ok: true, revision: revision + 1, savedAt: new Date() }));
  expect(await autosave.saveOver()).toBe(10);
  expect(sent.at(-1)).toMatchObject({ title: 'mine too', revision: 9 });
});

test('who takes the other version sends their own once more to be kept, and goes on from what stands', async () => {
  const { autosave, sent, type, answerWith } = desk();
  const theirs = (revision: number) => ({
    ...{ revision, title: 'theirs', subtitle: '', document: { type: 'doc' as const, content: [] }, pictures: {} },
    savedBy: 'Ben',
    updatedAt: new Date(),
  });
  answerWith(async () => ({ ok: false, problem: 'stale', current: theirs(9) }));
  type('mine');
  await autosave.saveNow();
  type('mine and more');
  answerWith(async () => Promise.reject(new Error('offline')));
  expect(await autosave.giveWay()).toBeNull();
  expect(autosave.status.state).toBe('stale');
  expect(readUnsent('post')).toMatchObject({ title: 'mine and more' });
  answerWith(async () => ({ ok: false, problem: 'stale', current: theirs(10) }));
  expect(await autosave.giveWay()).toMatchObject({ title: 'theirs', revision: 10 });
  expect(sent.at(-1)).toMatchObject({ title: 'mine and more', revision: 4 });
  expect(autosave.status).toMatchObject({ state: 'saved', revision: 10 });
  expect(readUnsent('post')).toBeNull();
  answerWith(async ({ revision }) => ({ ok: true, revision: revision + 1, savedAt: new Date() }));
  type('more');
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent.at(-1)).toMatchObject({ revision: 10, title: 'more' });
});

test('what the server refuses is not sent again until it changes', async () => {
  const { sent, type, answerWith, autosave } = desk();
  answerWith(async () => ({ ok: false, problem: 'title-too-long' }));
  type('long');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
  expect(autosave.status).toMatchObject({ state: 'refused', problem: 'title-too-long' });
  answerWith(async ({ revision }) => ({ ok: true, revision: revision + 1, savedAt: new Date() }));
  type('short');
  await vi.advanceTimersByTimeAsync(1000);
  expect(autosave.status).toMatchObject({ state: 'saved', revision: 5 });
});
