import { expect, test } from 'vitest';
import { make } from '@/lib/testing/make';
import { countReaders } from './count-readers';
import { pauseEnd, pauseMail, resumeMail } from './pause-mail';

const now = new Date('2030-01-31T12:00:00Z');
const end = (pause: Parameters<typeof pauseEnd>[0]['pause'], day?: string) =>
  pauseEnd({ pause, day, timeZone: 'America/New_York' }, now)?.toISOString() ?? null;

test('a pause is two weeks, a month, three months, or until a day begins where the publication is', () => {
  expect(end('2-weeks')).toBe('2030-02-14T12:00:00.000Z');
  expect(end('1-month')).toBe('2030-02-28T12:00:00.000Z');
  expect(end('3-months')).toBe('2030-04-30T12:00:00.000Z');
  expect(end('date', '2030-05-01')).toBe('2030-05-01T04:00:00.000Z');
  for (const day of ['2030-01-31', '2029-05-01', '2031-06-01', '2030-02-30', '', 'soon']) expect(end('date', day)).toBeNull();
});

const inAnHour = () => new Date(Date.now() + 3_600_000);

test('who paused is in no audience, and in it again once the time has come or they resume', async () => {
  const { id: publicationId } = await make.publication();
  const { id: subscriberId } = await make.subscriber(publicationId);
  const readers = () => countReaders(publicationId, { kind: 'everyone' });
  expect(await pauseMail({ publicationId, subscriberId }, inAnHour())).toBe(true);
  expect(await readers()).toBe(0);
  expect(await pauseMail({ publicationId, subscriberId }, new Date(Date.now() - 1000))).toBe(true);
  expect(await readers()).toBe(1);
  await pauseMail({ publicationId, subscriberId }, inAnHour());
  await resumeMail({ publicationId, subscriberId });
  await resumeMail({ publicationId, subscriberId });
  expect(await readers()).toBe(1);
  const { id: pending } = await make.subscriber(publicationId, { confirmedAt: null });
  expect(await pauseMail({ publicationId, subscriberId: pending }, inAnHour())).toBe(false);
  const other = await make.publication();
  expect(await pauseMail({ publicationId: other.id, subscriberId }, inAnHour())).toBe(false);
});
