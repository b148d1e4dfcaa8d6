import { expect, test } from 'vitest';
import { readDocument } from '../../parse-document';
import { pollsIn } from './attributes';
import { withFreshPolls } from './with-fresh-polls';

test('a copy asks the same in a poll of its own', () => {
  const id = crypto.randomUUID();
  const answers = ['Yes', 'No'].map((text) => ({ id: text.toLowerCase().padEnd(4, 'x'), text }));
  const poll = { type: 'poll', attrs: { id, question: 'Rain?', answers, closesAt: '' } };
  const document = readDocument({ type: 'doc', content: [{ type: 'paragraph' }, poll] });
  const copy = readDocument(withFreshPolls(document));
  expect(pollsIn(copy)).toEqual([{ id: expect.not.stringMatching(id), question: 'Rain?', answers, closesAt: '' }]);
  expect(copy.content[0]).toEqual(document.content[0]);
  expect(pollsIn(document)[0]?.id).toBe(id);
});
