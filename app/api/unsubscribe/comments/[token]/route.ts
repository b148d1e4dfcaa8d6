import { setMailByToken } from '@/lib/comments/mail/mail-off';
import { requestPublication } from '@/lib/publications/request-publication';
import { oneClick } from '../../one-click';

/** One click ends one kind of mail about comments. */
export const { GET, POST } = oneClick({
  end: async (token) => setMailByToken((await requestPublication('/', 'held')).id, token, true),
  page: '/unsubscribe/comments',
  ended: 'No more of these mails.',
  unknown: 'This link names nobody.',
});
