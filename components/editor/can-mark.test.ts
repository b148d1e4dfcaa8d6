import { getSchema } from '@tiptap/core';
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { documentExtensions } from '@/lib/document/document-extensions';
import { canMark } from './can-mark';

const schema = getSchema(documentExtensions);
const text = (words: string, ...marks: string[]) => ({ type: 'text', text: words, marks: marks.map((type) => ({ type })) });
const doc = schema.nodeFromJSON({
  type: 'doc',
  content: [
    { type: 'paragraph', content: [text('plain '), text('code', 'code'), text(' bold', 'bold')] },
    { type: 'codeBlock', content: [text('const a')] },
    { type: 'horizontalRule' },
  ],
});
const at = (from: number, to = from) => EditorState.create({ doc, selection: TextSelection.create(doc, from, to) });
const CODE = doc.firstChild!.nodeSize + 3;

test('words can be marked, code can not, and what is marked already can be', () => {
  expect(['bold', 'link', 'code'].map((name) => canMark(at(3), name))).toEqual([true, true, true]);
  expect(['bold', 'link', 'code'].map((name) => canMark(at(9), name))).toEqual([false, false, true]);
  expect(['bold', 'link', 'code'].map((name) => canMark(at(CODE), name))).toEqual([false, false, false]);
  expect(canMark(at(3), 'nothing')).toBe(false);
});

test('of chosen words one that can be marked is enough; a block has none', () => {
  expect(canMark(at(7, 11), 'bold')).toBe(false);
  expect(canMark(at(7, 13), 'bold')).toBe(true);
  expect(canMark(at(CODE, CODE + 2), 'bold')).toBe(false);
  const rule = doc.content.size - 1;
  expect(canMark(EditorState.create({ doc, selection: NodeSelection.create(doc, rule) }), 'bold')).toBe(false);
});

test('what will be typed next counts', () => {
  const state = at(3);
  expect(canMark(state.apply(state.tr.setStoredMarks([schema.marks.code!.create()])), 'bold')).toBe(false);
});
