import { buttonClass } from '@/components/ui/button';
import { upgradePath } from '@/lib/format/upgrade-path';

/** Why one may not write here */
type Refusal = 'off' | 'closed' | 'sign-in' | 'subscribe' | 'pay' | 'banned';
type Props = { refusal: Refusal /** Of the discussion */; path: string; publicationName: string; rule: string };

const look = `${buttonClass('secondary')} shrink-0`;

/** What stands where one would write, for who may not: why, and what to do about it. */
export function CommentInvitation({ refusal, path, publicationName, rule }: Props) {
  const says: Record<Refusal, string> = {
    off: 'Nothing can be written here any more.',
    closed: 'This discussion is closed.',
    'sign-in':
      rule === 'paid'
        ? 'Who pays for it writes here.'
        : rule === 'subscribers'
          ? `Readers who get ${publicationName} write here.`
          : 'Say something, too. It takes no password.',
    subscribe: `Readers who get ${publicationName} write here.`,
    pay: 'Who pays for it writes here.',
    banned: `The team of ${publicationName} has closed commenting for you.`,
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card border border-line bg-sunk px-5 py-4">
      <p className="min-w-0 flex-1 basis-56 font-serif text-lg leading-snug">{says[refusal]}</p>
      {refusal === 'sign-in' && (
        <a href={`/sign-in?next=${encodeURIComponent(path)}`} rel="nofollow" className={look}>
          Sign in to comment
        </a>
      )}
      {refusal === 'subscribe' && (
        <a href="/subscribe" className={look}>
          Subscribe
        </a>
      )}
      {refusal === 'pay' && (
        <a href={upgradePath(path)} className={look}>
          See the plans
        </a>
      )}
    </div>
  );
}
