import { expect, test } from 'vitest';
import { pictureFile } from './picture-file';

const KEY = 'abcdefghijklmnopqrstuv';

test('an address names a file of the publication it is asked on, whatever it says', () => {
  expect(pictureFile('pub-1', [KEY, '960.webp'])).toEqual({ file: `pub-1/${KEY}/960.webp`, contentType: 'image/webp' });
  expect(pictureFile('pub-1', [KEY, '960.avif'])).toEqual({ file: `pub-1/${KEY}/960.avif`, contentType: 'image/avif' });
  expect(pictureFile('pub-2', [KEY, 'mail.jpg'])).toEqual({ file: `pub-2/${KEY}/mail.jpg`, contentType: 'image/jpeg' });
  expect(pictureFile('pub-2', [KEY, 'mail.png'])).toEqual({ file: `pub-2/${KEY}/mail.png`, contentType: 'image/png' });
});

test.each([
  [[]],
  [[KEY]],
  [['pub-1', KEY, '960.webp']],
  [['..', '960.webp']],
  [[`../${KEY.slice(3)}`, '960.webp']],
  [[KEY, '../pub-1/960.webp']],
  [[KEY, '960.webp', 'x']],
  [[KEY, '960.svg']],
  [[KEY, 'mail.html']],
  [[KEY, 'mail.avif']],
  [[KEY, '960.webp\0']],
  [['__proto__', '960.webp']],
])('%j names nothing', (path) => expect(pictureFile('pub-1', path)).toBeNull());
