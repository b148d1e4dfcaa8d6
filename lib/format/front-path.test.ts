import { expect, test } from 'vitest';
import { frontPath } from './front-path';

test('the front page moves only for a welcome that says something else', () => {
  expect(frontPath({ welcome: false, home: 'magazine' })).toBe('/');
  expect(frontPath({ welcome: true, home: 'magazine' })).toBe('/home');
  expect(frontPath({ welcome: true, home: 'single' })).toBe('/');
});
