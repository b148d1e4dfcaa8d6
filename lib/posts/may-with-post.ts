import { can } from '@/lib/auth/can';
import type { Role } from '@/lib/db/types';
import type { Draft } from './draft';

export type PostAct = 'edit' | 'publish' | 'delete';

type Member = { user: { id: string }; role: Role };
type Asked = { authorId: string } & Partial<Pick<Draft, 'publishedAt' | 'scheduled'>>;

const may = ({ role, user }: Member, act: PostAct, { authorId }: Asked) =>
  can(role, `post.${act}-any`) || (can(role, `post.${act}-own`) && authorId === user.id);

/** Whether a member may do this to a post: to any, or to one of their own. What is out, or goes out by itself, is deleted by
 *  those alone who may publish it: else who may only draft could take down what an editor put up. */
export const mayWithPost = (member: Member, act: PostAct, post: Asked) =>
  may(member, act, post) && (act !== 'delete' || !(post.publishedAt || isWaiting(post)) || may(member, 'publish', post));

/** Whether the worker publishes it at its time, without anybody looking at it once more. */
export const isWaiting = ({ scheduled }: Pick<Asked, 'scheduled'>) => Boolean(scheduled && scheduled.problem === null);
