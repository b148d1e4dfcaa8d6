import { buttonClass } from '@/components/ui/button';
import { upgradePath } from '@/lib/format/upgrade-path';
import { wordsFor } from '@/lib/words/words-for';

/** Why one may not write here */
type Refusal = 'off' | 'closed' | 'sign-in' | 'subscribe' | 'pay' | 'banned';
type Props = { refusal: Refusal /** Of the discussion */; path: string; publicationName: string; rule: string; language: string };

const look = `${buttonClass('secondary')} shrink-0`;

/** What stands where one would write, for who may not: why, and what to do about it. */
export function CommentInvitation({ refusal, path, publicationName, rule, language }: Props) {
  const t = wordsFor(language);
  const forSubscribers = t('comments.forSubscribers', { publication: publicationName });
  const signIn = { paid: t('comments.forPaid'), subscribers: forSubscribers }[rule] ?? t('comments.invite');
  const says: Record<Refusal, string> = {
    off: t('comments.isOff'),
    closed: t('comments.isClosed'),
    'sign-in': signIn,
    subscribe: forSubscribers,
    pay: t('comments.forPaid'),
    banned: t('comments.banned', { publication: publicationName }),
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card border border-line bg-sunk px-5 py-4">
      <p className="min-w-0 flex-1 basis-56 font-serif text-lg leading-snug">{says[refusal]}</p>
      {refusal === 'sign-in' && (
        <a href={`/sign-in?next=${encodeURIComponent(path)}`} rel="nofollow" className={look}>
          {t('comments.signIn')}
        </a>
      )}
      {refusal === 'subscribe' && (
        <a href="/subscribe" className={look}>
          {t('frame.subscribe')}
        </a>
      )}
      {refusal === 'pay' && (
        <a href={upgradePath(path)} className={look}>
          {t('comments.plans')}
        </a>
      )}
    </div>
  );
}
