import { expect, test } from 'vitest';
import { formatBytes, formatDuration } from './sizes';

test('sizes and durations as people read them', () => {
  expect([20, 812_400, 2_440_000, 31_000_000].map(formatBytes)).toEqual(['1 KB', '812 KB', '2.4 MB', '31 MB']);
  expect([5, 245, 3723.4].map(formatDuration)).toEqual(['0:05', '4:05', '1:02:03']);
});
