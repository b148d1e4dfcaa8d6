import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { documentExtensions } from '@/lib/document/document-extensions';
import { BLOCK_CHOICES, findBlocks } from './block-choices';
import { slashQuery } from './slash-query';

const found = (query: string) => findBlocks(query).map(({ label }) => label);

test('all blocks stand there until something is typed, and what begins with it stands first', () => {
  expect(findBlocks('')).toEqual(BLOCK_CHOICES);
  expect(found('QUOTE')).toEqual(['Quote', 'Pull quote']);
  expect(found('button')).toEqual(['Button', 'Subscribe button']);
  expect(found('todo')).toEqual(['Task list']);
  expect(found('list num')).toEqual(['Numbered list']);
  expect(found('zebra')).toEqual([]);
});

const schema = getSchema(documentExtensions);
function query(type: string, words: string, cursor = words.length) {
  const doc = schema.node('doc', null, [schema.node(type, null, words ? [schema.text(words)] : [])]);
  return slashQuery(EditorState.create({ doc, selection: TextSelection.create(doc, cursor + 1) }));
}

test('a slash counts where it begins a paragraph that holds nothing else', () => {
  expect(query('paragraph', '/')).toBe('');
  expect(query('paragraph', '/pull quote')).toBe('pull quote');
  expect(query('paragraph', '')).toBeNull();
  expect(query('paragraph', 'and/or')).toBeNull();
  expect(query('paragraph', '/etc/hosts')).toBeNull();
  expect(query('paragraph', '/quote', 3)).toBeNull();
  expect(query('paragraph', `/${'x'.repeat(60)}`)).toBeNull();
  expect(query('heading', '/')).toBeNull();
  expect(query('codeBlock', '/')).toBeNull();
});
