import type { CommentRefusal } from '@/lib/comments/can-comment';
import type { Words } from '@/lib/words/translator';

/** Why a comment, or what was to be done with one, was not taken. */
export type CommentProblem =
  | CommentRefusal
  | ('post-unknown' | 'cannot-read' | 'answered-gone' | 'too-many-links' | 'too-many')
  | ('comment-unknown' | 'removed' | 'reason-missing' | 'detail-long' | 'own');

/** What is said of it. */
export function commentProblem(t: Words, problem: CommentProblem, publication: string): string {
  const says: Record<CommentProblem, () => string> = {
    'post-unknown': () => t('comments.postGone'),
    'cannot-read': () => t('comments.cannotRead'),
    'answered-gone': () => t('comments.answeredGone'),
    'too-many-links': () => t('comments.manyLinks'),
    'too-many': () => t('comments.tooMany'),
    off: () => t('comments.isOff'),
    closed: () => t('comments.isClosed'),
    'sign-in': () => t('comments.signInFirst'),
    subscribe: () => t('comments.forSubscribers', { publication }),
    pay: () => t('comments.forPaid'),
    banned: () => t('comments.banned', { publication }),
    'comment-unknown': () => t('comments.gone'),
    removed: () => t('comments.wasRemoved'),
    'reason-missing': () => t('comments.chooseReason'),
    'detail-long': () => t('comments.bodyWrong'),
    own: () => t('comments.own'),
  };
  return says[problem]();
}

/** What was wrong with a field (lib/comments), in words. */
const FIELDS = {
  'body-missing': 'comments.bodyMissing',
  'body-wrong': 'comments.bodyWrong',
  'name-missing': 'comments.nameMissing',
  'name-taken': 'comments.nameTaken',
  'name-needed': 'comments.profileNameNeeded',
  'bio-wrong': 'comments.bioWrong',
} as const;
export type FieldProblem = keyof typeof FIELDS;

export const fieldProblems = <Name extends string>(t: Words, fields: { [Field in Name]?: FieldProblem }) =>
  Object.fromEntries(
    Object.entries<FieldProblem | undefined>(fields).flatMap(([name, problem]) =>
      problem ? [[name, [t(FIELDS[problem])]]] : [],
    ),
  );
