import { z } from 'zod';
import { unsubscribeByToken } from '@/lib/subscribers/unsubscribe';
import { oneClick } from '../one-click';

const Section = z.uuid();

/** One click ends the mail of a publication, or of one section of it. */
export const { GET, POST } = oneClick({
  end: async (token, asked) => (await unsubscribeByToken(token, Section.safeParse(asked.get('section')).data)).ok,
  page: '/unsubscribe',
  ended: 'Unsubscribed.',
  unknown: 'This link names no subscription.',
});
