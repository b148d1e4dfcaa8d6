import { expect, test } from 'vitest';
import { readSplit } from './read-split';

const chosen = { splitPercent: 20, splitHours: 4, splitBy: 'opens' };

test('what was left empty is no subject, and none of them is no trial', () => {
  expect(readSplit({}, 'First')).toEqual({ ok: true, split: null });
  expect(readSplit({ ...chosen, subject1: ' ', subject2: '' }, 'First')).toEqual({ ok: true, split: null });
  expect(readSplit({ ...chosen, subject1: '', subject3: ' The  third ' }, 'First')).toEqual({
    ok: true,
    split: { others: ['The third'], percent: 20, hours: 4, by: 'opens' },
  });
});

test.each([
  [{ subject1: ' First ' }, 'subject1'],
  [{ subject1: 'Other', subject2: 'Third', subject3: 'Other  ' }, 'subject3'],
])('%j says one thing twice', (fields, name) => {
  expect(readSplit({ ...chosen, ...fields }, 'First')).toMatchObject({ ok: false, fields: { [name]: [expect.any(String)] } });
});

test.each([{ splitPercent: 90 }, { splitHours: 0 }, { splitHours: 25 }, { splitBy: 'luck' }, { splitPercent: Number.NaN }])(
  '%j is no trial',
  (wrong) => expect(readSplit({ ...chosen, ...wrong, subject1: 'Other' }, 'First')).toMatchObject({ ok: false }),
);
