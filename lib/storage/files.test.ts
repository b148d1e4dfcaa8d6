import { expect, test } from 'vitest';
import { deleteFiles, getFile, putFile } from './files';

const text = async (key: string) => {
  const file = await getFile(key);
  return file && new Response(file.body).text();
};

test('what was put comes back, is replaced, and goes with its folder', async () => {
  await putFile('pub/pic/480.webp', Buffer.from('one'), 'image/webp');
  await putFile('pub/pic/480.webp', Buffer.from('two'), 'image/webp');
  expect(await text('pub/pic/480.webp')).toBe('two');
  expect((await getFile('pub/pic/480.webp'))?.sizeBytes).toBe(3);
  await deleteFiles('pub/pic');
  await deleteFiles('pub/pic');
  expect(await text('pub/pic/480.webp')).toBeNull();
});

test('a folder and a path through a file are no files', async () => {
  await putFile('pub/file', Buffer.from('x'), 'image/webp');
  expect(await getFile('pub')).toBeNull();
  expect(await getFile('pub/file/below')).toBeNull();
});

test.each(['../x', 'a/../../x', '/etc/passwd', 'a//b', 'a/.hidden', 'a\\b', 'a\0b', 'a/b.c/d', '', 'x'.repeat(400)])(
  'the key %j is refused',
  (key) => expect(() => getFile(key)).toThrow(RangeError),
);
