import { getSchema } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { EditorState, NodeSelection, type Selection, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { documentExtensions } from '@/lib/document/document-extensions';
import { moveBlock } from './move-block';

const schema = getSchema(documentExtensions);
const line = (text: string) => ({ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] });
const item = (text: string) => ({ type: 'listItem', content: [line(text)] });
const docOf = (...content: object[]) => schema.nodeFromJSON({ type: 'doc', content });
const doc = docOf(
  line('one'),
  { type: 'horizontalRule' },
  line('two'),
  { type: 'bulletList', content: [item('a'), item('b')] },
  line(''),
);
const words = (tr: { doc: Node }) =>
  tr.doc.children.map((node) => node.children.map((each) => each.textContent).join('|') || node.type.name);
const at = (text: string): number => {
  let found = 0;
  doc.descendants((node, pos) => {
    if (node.isText && node.text === text) found = pos;
  });
  return found;
};
const state = (selection: Selection) => EditorState.create({ doc, selection });
const cursor = (text: string, by = 0) => state(TextSelection.create(doc, at(text) + by));

test('a paragraph goes up and down with the cursor in it', () => {
  const tr = moveBlock(cursor('two', 1), -1);
  expect(tr && words(tr)).toEqual(['one', 'two', 'horizontalRule', 'a|b', 'paragraph']);
  expect(tr?.selection.$from.parent.textContent).toBe('two');
  expect(tr?.selection.$from.parentOffset).toBe(1);
  const down = moveBlock(cursor('one'), 1);
  expect(down && words(down)).toEqual(['horizontalRule', 'one', 'two', 'a|b', 'paragraph']);
  expect(down?.selection.$from.parent.textContent).toBe('one');
});

test('a block without words moves while it is chosen, and stays chosen', () => {
  const tr = moveBlock(state(NodeSelection.create(doc, doc.child(0).nodeSize)), 1);
  expect(tr && words(tr)).toEqual(['one', 'two', 'horizontalRule', 'a|b', 'paragraph']);
  expect(tr?.selection).toBeInstanceOf(NodeSelection);
  expect(tr?.selection.$from.nodeAfter?.type.name).toBe('horizontalRule');
});

test('an item moves within its list, a whole selection as one', () => {
  const item = moveBlock(cursor('b'), -1);
  expect(item && words(item)[3]).toBe('b|a');
  expect(moveBlock(cursor('a'), -1)).toBeNull();
  expect(moveBlock(cursor('b'), 1)).toBeNull();
  const both = moveBlock(state(TextSelection.create(doc, at('one') + 1, at('two') + 1)), 1);
  expect(both && words(both)).toEqual(['a|b', 'one', 'horizontalRule', 'two', 'paragraph']);
  expect(both?.doc.textBetween(both.selection.from, both.selection.to)).toBe('net');
});

test('the first goes no higher, and nothing goes below the empty line at the end', () => {
  expect(moveBlock(cursor('one'), -1)).toBeNull();
  const list = doc.content.size - doc.child(4).nodeSize - doc.child(3).nodeSize;
  expect(moveBlock(state(NodeSelection.create(doc, list)), 1)).toBeNull();
});

test('a paywall line keeps something above it, and there is one at all times', () => {
  const paid = docOf(line('free'), { type: 'paywall' }, line('paid'), line('more'));
  const chosen = (selection: Selection) => EditorState.create({ doc: paid, selection });
  const from = paid.child(0).nodeSize;
  expect(moveBlock(chosen(NodeSelection.create(paid, from)), -1)).toBeNull();
  expect(moveBlock(chosen(TextSelection.create(paid, 1)), 1)).toBeNull();
  const down = moveBlock(chosen(NodeSelection.create(paid, from)), 1);
  expect(down && words(down)).toEqual(['free', 'paid', 'paywall', 'more']);
  const up = moveBlock(chosen(TextSelection.create(paid, from + 2)), -1);
  expect(up && words(up)).toEqual(['free', 'paid', 'paywall', 'more']);
});
