import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { playerOf } from './players';

const YOUTUBE = 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1';

test.each([
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', YOUTUBE],
  ['https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&list=PL1', YOUTUBE],
  ['https://youtu.be/dQw4w9WgXcQ?si=abc&t=1m30s', `${YOUTUBE}&start=90`],
  ['https://www.youtube.com/live/dQw4w9WgXcQ?t=42', `${YOUTUBE}&start=42`],
  ['https://www.youtube.com/shorts/dQw4w9WgXcQ', YOUTUBE],
  ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?autoplay=1&dnt=1'],
  ['https://vimeo.com/76979871/8272103f6e', 'https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&h=8272103f6e'],
  [
    'https://player.vimeo.com/video/76979871?h=8272103f6e',
    'https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&h=8272103f6e',
  ],
  [
    'https://open.spotify.com/intl-de/track/4cOdK2wGLETKBW3PvgPWqT?si=1',
    'https://open.spotify.com/embed/track/4cOdK2wGLETKBW3PvgPWqT',
  ],
  [
    'https://soundcloud.com/forss/flickermood',
    'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fforss%2Fflickermood&auto_play=true',
  ],
])('%s plays', (url, src) => expect(playerOf(url)?.src).toBe(src));

test.each([
  'https://www.youtube.com/@courant',
  'https://www.youtube.com/watch?v="onload="x',
  'https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
  'https://evil.example/?https://youtu.be/dQw4w9WgXcQ',
  'https://youtu.be:8080/dQw4w9WgXcQ',
  'javascript://youtu.be/dQw4w9WgXcQ',
  'https://vimeo.com/features',
  'https://open.spotify.com/user/someone',
  'https://soundcloud.com/discover/sets',
  'https://constructor/',
  'youtu.be/dQw4w9WgXcQ',
])('%s is no player', (url) => expect(playerOf(url)).toBeNull());

test('a page may frame just the hosts that players have', () => {
  const named = /"?frame-src ([^"'`]+)["'`]/.exec(readFileSync('next.config.js', 'utf8'))?.[1]?.split(' ').sort();
  const hosts = [
    'https://youtu.be/dQw4w9WgXcQ',
    'https://vimeo.com/76979871',
    'https://open.spotify.com/track/4cOdK2wGLETKBW3PvgPWqT',
    'https://soundcloud.com/forss/flickermood',
  ].map((url) => new URL(playerOf(url)!.src).origin);
  expect(named).toEqual(hosts.sort());
});
