import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, textOn } from './contrast';

test('contrast runs from 1 to 21, whichever colour comes first', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#b3401f', '#b3401f')).toBe(1);
});

test('text on any colour reaches 4.3 to 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
      const colour = `#${value.toString(16).padStart(6, '0')}`;
      expect(contrast(colour, textOn(colour))).toBeGreaterThan(4.3);
    }),
  );
});
