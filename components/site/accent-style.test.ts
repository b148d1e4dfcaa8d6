import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast } from '@/lib/format/contrast';
import { accentStyle, readableOn } from './accent-style';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('whatever accent is chosen can be read by day and by night', () => {
  fc.assert(
    fc.property(colour, (accent) => {
      expect(contrast(readableOn('#f4f1ea', accent, '#000000'), '#f4f1ea')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(readableOn('#201d19', accent, '#ffffff'), '#201d19')).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('a colour that is readable stays as chosen, and what is no colour changes nothing', () => {
  expect(readableOn('#f4f1ea', '#a8371a', '#000000')).toBe('#a8371a');
  expect(accentStyle('red; --color-ink: white')).toEqual({});
});
