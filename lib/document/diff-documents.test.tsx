import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { changedWords } from './changed-words';
import { diffDocuments, diffLine } from './diff-documents';
import { DocumentDiff, LineDiff } from './document-diff';
import type { DocumentNode, PostDocument } from './types';

const text = (words: string, ...marks: string[]): DocumentNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
});
const p = (...content: (string | DocumentNode)[]): DocumentNode => ({
  type: 'paragraph',
  content: content.map((each) => (typeof each === 'string' ? text(each) : each)),
});
const doc = (...content: DocumentNode[]): PostDocument => ({ type: 'doc', content });
const item = (words: string) => ({ type: 'listItem', content: [p(words)] });
const drawn = (before: PostDocument, after: PostDocument, side?: 'before' | 'after') =>
  renderToStaticMarkup(<DocumentDiff blocks={diffDocuments(before, after)} pictures={{}} side={side} />);

test('changed words are marked where they stand', () => {
  const html = drawn(doc(p('The ferry left at noon, empty.')), doc(p('The old ferry left at dawn, empty.')));
  expect(html).toContain('The <ins>old </ins>ferry left at <del>noon</del><ins>dawn</ins>, empty.');
  expect(html).toContain('<p class="diff-label">Changed</p>');
});

test('two new words in a row are one change', () => {
  const html = drawn(doc(p('It was a fine day in May.')), doc(p('It was a grey night in May.')));
  expect(html).toContain('a <del>fine day</del><ins>grey night</ins> in');
});

test('words that became bold are shown as they were and as they are', () => {
  const html = drawn(doc(p('It was late.')), doc(p('It was ', text('late', 'bold'), '.')));
  expect(html).toContain('<del>late</del><ins><strong>late</strong></ins>');
});

test('blocks that came and went are named, and those far from a change are folded up', () => {
  const same = ['One.', 'Two.', 'Three.', 'Four.'].map((words) => p(words));
  const html = drawn(doc(...same, p('Taken out entirely.')), doc(p('Quite new here.'), ...same));
  expect(html).toMatch(/Added<\/p><ins><p>Quite new here/);
  expect(html).toMatch(/Removed<\/p><del><p>Taken out entirely/);
  expect(html).toContain('<summary>2 unchanged blocks</summary>');
});

test('a list shows which of its items changed, and stays a list', () => {
  const list = (...items: DocumentNode[]) => ({ type: 'bulletList', content: items });
  const html = drawn(doc(list(item('rope and tar'), item('glass'))), doc(list(item('rope and tar'), item('one green boot'))));
  expect(html).toContain('<ul>');
  expect(html).toContain('<del><p>glass</p></del>');
  expect(html).toContain('<ins><p>one green boot</p></ins>');
  expect(html).not.toMatch(/<ul><(ins|del)>/);
});

test('one side alone has nothing of the other', () => {
  const [before, after] = [doc(p('Left at noon.'), p('Gone for good today.')), doc(p('Left at dawn.'))];
  expect(drawn(before, after, 'before')).toContain('Left at <mark class="diff-own">noon</mark>.');
  expect(drawn(before, after, 'before')).toContain('Gone for good');
  expect(drawn(before, after, 'after')).toContain('Left at <mark class="diff-own">dawn</mark>.');
  expect(drawn(before, after, 'after')).not.toContain('Gone');
});

test('titles are compared as words', () => {
  expect(renderToStaticMarkup(<LineDiff line={diffLine('A first post', 'A second post')} />)).toBe(
    'A <del>first</del><ins>second</ins> post',
  );
  expect(renderToStaticMarkup(<LineDiff line={diffLine('', 'New')} />)).toBe('<ins>New</ins>');
});

test('a post of 10,000 words that was written anew is still compared in a moment', () => {
  const words = (seed: number) =>
    doc(
      ...Array.from({ length: 400 }, (_, row) =>
        p(Array.from({ length: 25 }, (_, at) => `w${(row * 31 + at * 7 + seed) % 997}`).join(' ')),
      ),
    );
  const started = performance.now();
  expect(diffDocuments(words(0), words(5)).length).toBeGreaterThanOrEqual(400);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('changed words are counted both ways; what was only moved is not', () => {
  const state = (title: string, ...blocks: string[]) => ({
    title,
    subtitle: '',
    document: doc(...blocks.map((words) => p(words))),
  });
  expect(changedWords(state('Salt', 'one two', 'three'), state('Salt', 'three', 'one two'))).toEqual({ added: 0, removed: 0 });
  expect(changedWords(state('Salt', 'one two two'), state('Pepper', 'one two four five'))).toEqual({ added: 3, removed: 2 });
});
