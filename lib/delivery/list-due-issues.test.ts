import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareOut } from './list-due-issues';

const issue = (publicationId: string, id: string) => ({ publicationId, id });

test('publications get the same share, and within one its issues', () => {
  expect(shareOut([issue('big', 'a'), issue('big', 'b'), issue('small', 'c')], 400)).toEqual([100, 100, 200]);
});

test('no issue is left out, however little room there is', () => {
  const issues = fc.array(fc.tuple(fc.constantFrom('p', 'q', 'r'), fc.uuid()), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(issues, fc.integer({ min: 1, max: 400 }), (named, limit) => {
      const shares = shareOut(
        named.map(([publicationId, id]) => issue(publicationId, id)),
        limit,
      );
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(1);
      // What rounding up may add: one for each issue.
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(limit + named.length);
    }),
  );
});
