import { expect, test } from 'vitest';
import { limitComments } from './limit-comments';

const many = async (times: number, ask: (at: number) => Promise<boolean>) => {
  let allowed = 0;
  for (let at = 0; at < times; at++) if (await ask(at)) allowed++;
  return allowed;
};
const id = () => crypto.randomUUID();

test('one person writes six comments a minute, in each publication by itself', async () => {
  const [here, elsewhere, person] = [id(), id(), id()];
  expect(await many(9, (at) => limitComments('comment', here, person, `198.51.100.${at}`))).toBe(6);
  expect(await limitComments('comment', elsewhere, person, '198.51.100.1')).toBe(true);
  expect(await limitComments('comment', here, id(), '198.51.100.1')).toBe(true);
});

test('many accounts on one network come to sixty an hour; an IPv6 network is its /64', async () => {
  const here = id();
  expect(await many(70, (at) => limitComments('comment', here, id(), `2001:db8::${at + 1}`))).toBe(60);
  expect(await limitComments('comment', here, id(), '2001:db8:0:1::1')).toBe(true);
});

test('reports, changes and pictures have limits of their own', async () => {
  const [here, person] = [id(), id()];
  expect(await many(25, () => limitComments('report', here, person, '203.0.113.1'))).toBe(20);
  expect(await many(65, () => limitComments('change', here, person, '203.0.113.1'))).toBe(60);
  expect(await many(12, () => limitComments('picture', here, person, '203.0.113.1'))).toBe(10);
});
