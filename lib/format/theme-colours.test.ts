import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast } from './contrast';
import { themeColours } from './theme-colours';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('whatever is chosen, words, links and buttons can be read by day and by night', () => {
  fc.assert(
    fc.property(colour, colour, (accent, paper) => {
      const { light, dark } = themeColours(accent, paper);
      for (const [scheme, inks] of [
        [light, ['#1f1b16', '#6a6258']],
        [dark, ['#ece7de', '#a59c8f']],
      ] as const) {
        for (const ground of [scheme.paper, scheme.raised, scheme.sunk]) {
          for (const ink of inks) expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(scheme.accent, ground)).toBeGreaterThanOrEqual(4.5);
        }
        expect(contrast(scheme.onAccent, scheme.accent)).toBeGreaterThanOrEqual(4.5);
      }
    }),
    { numRuns: 300 },
  );
});

test('what can be read is left as it was chosen', () => {
  expect(themeColours('#a8371a', '#fdfcf9').light).toMatchObject({ paper: '#fdfcf9', accent: '#a8371a' });
  expect(themeColours('#1d5a94', '#eef4fb').light).toMatchObject({ paper: '#eef4fb', accent: '#1d5a94' });
  expect(themeColours('#ffe100', '#fdfcf9').light.accent).not.toBe('#ffe100');
  expect(themeColours('#ffe100', '#fdfcf9').dark.accent).toBe('#ffe100');
});
