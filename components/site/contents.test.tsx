import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Contents } from './contents';

const heading = (level: number, text: string) => ({ level, text, id: text.toLowerCase() });
const draw = (levels: number[], minutes: number) =>
  renderToStaticMarkup(
    <Contents title="Contents" headings={levels.map((level, at) => heading(level, `Part${at}`))} minutes={minutes} />,
  );

test('a long post has its two upper kinds of headings as contents', () => {
  const html = draw([2, 3, 4, 2], 8);
  expect(html.match(/href="#part\d"/g)).toEqual(['href="#part0"', 'href="#part1"', 'href="#part3"']);
});

test('a short post, and one of few headings, has none', () => {
  expect(draw([1, 1, 1, 1], 4)).toBe('');
  expect(draw([1, 1], 20)).toBe('');
  expect(draw([], 20)).toBe('');
});
