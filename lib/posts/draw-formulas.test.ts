import { expect, test } from 'vitest';
import { formulas } from '@/lib/document/formulas';
import { readDocument } from '@/lib/document/parse-document';
import { getFile } from '@/lib/storage/files';
import { make } from '@/lib/testing/make';
import { drawFormulas } from './draw-formulas';
import { pictureFile } from './picture-file';

const inline = (tex: string) => ({ type: 'paragraph', content: [{ type: 'math', attrs: { tex } }] });
const block = (tex: string) => ({ type: 'mathBlock', attrs: { tex } });

test('formulas become pictures once, and what is no formula, or wants more than a formula, is left out', async () => {
  const publication = await make.publication();
  const wrong = [
    '\\foo{',
    '\\def\\a{\\a\\a}\\a',
    '\\href{https://evil.example}{x}',
    '\\includegraphics{x.png}',
    '\\rule{900em}{900em}',
  ];
  const document = readDocument({
    type: 'doc',
    content: [inline('E=mc^2'), inline('E=mc^2'), block('\\frac{1}{2}'), ...wrong.map(block)],
  });
  const wanted = formulas(document);
  expect(wanted).toHaveLength(2 + wrong.length);
  const drawn = await drawFormulas(publication.id, wanted);
  expect(Object.keys(drawn)).toEqual(wanted.slice(0, 2).map(({ key }) => key));
  for (const { width, height } of Object.values(drawn)) {
    expect(width).toBeGreaterThan(10);
    expect(height).toBeLessThan(100);
  }
  const named = pictureFile(publication.id, ['formulas', `${wanted[0]?.key}.png`]);
  expect(named && (await getFile(named.file))).not.toBeNull();
  expect(await drawFormulas(publication.id, wanted.slice(0, 2))).toEqual(drawn);
}, 40_000);

test('an address names the picture of a formula and nothing beside it', () => {
  for (const path of [
    ['formulas', '../x.png'],
    ['formulas', 'a.png'],
    ['formulas', `${'a'.repeat(22)}.png`, 'x'],
  ])
    expect(pictureFile('p', path)).toBeNull();
});
