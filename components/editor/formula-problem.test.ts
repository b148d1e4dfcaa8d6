import katex from 'katex';
import { expect, test } from 'vitest';
import { katexOptions } from '@/lib/document/nodes/math/katex-options';
import { formulaProblem } from './formula-problem';

const problemOf = (tex: string) => {
  try {
    katex.renderToString(tex, katexOptions(true));
    return null;
  } catch (error) {
    return formulaProblem((error as Error).message);
  }
};

test.each([
  ['x^2', null],
  ['\\foo', 'There is no command \\foo.'],
  ['\\frac{1}{2', 'Something is missing'],
  ['\\frac{1}', 'Something is missing'],
  ['x}', 'There is a } that no { opens.'],
  ['\\def\\a{\\a\\a}\\a', 'unfolds without end'],
  ['x^2^3', 'Two powers'],
  ['a & b', 'A & can stand'],
])('%s is explained', (tex, words) => {
  const problem = problemOf(tex);
  if (words === null) expect(problem).toBeNull();
  else expect(problem).toContain(words);
});

test.each([
  '\\href{javascript:alert(1)}{x}',
  '\\includegraphics{https://evil.example/x.png}',
  '\\htmlStyle{color:red}{x}',
  '\\url{x}',
])('%s makes no link, picture or style', (tex) => {
  const html = katex.renderToString(tex, { ...katexOptions(false), output: 'html' });
  expect(html).not.toMatch(/<a |<img|href=|style="color: ?red/);
});
