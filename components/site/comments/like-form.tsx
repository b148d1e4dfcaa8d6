import { formatCount } from '@/lib/format/counts';

type Props = {
  /** Where the form goes */
  action: string;
  /** What is liked, for who hears it: "this post" */
  what: string;
  likes: number;
  isLiked: boolean;
  /** The page is everyone's: the browser itself remembers what it liked. */
  remember?: boolean;
  language: string;
  /** With the word beside the heart */
  named?: boolean;
};

/** A like: a plain form, which likes.browser.js sends without leaving the page. */
export function LikeForm({ action, what, likes, isLiked, remember = false, language, named = false }: Props) {
  return (
    <form method="post" action={action} data-like={remember ? 'remember' : ''}>
      <input type="hidden" name="likes" value={isLiked ? 'no' : 'yes'} />
      <button
        type="submit"
        aria-pressed={isLiked}
        className={`like-button ${named ? 'rounded-full border border-strong-line px-4' : '-ms-2 rounded-control px-2'}`}
      >
        <svg aria-hidden="true" viewBox="0 0 20 20" className="size-4.5" strokeWidth={1.5} stroke="currentColor">
          <path d="M10 16.5 4.2 10.6a3.9 3.9 0 0 1 0-5.5 3.8 3.8 0 0 1 5.4 0l.4.4.4-.4a3.8 3.8 0 0 1 5.4 0 3.9 3.9 0 0 1 0 5.5z" />
        </svg>
        {named ? <span>Like</span> : <span className="sr-only">Like {what}</span>}
        {named && <span className="sr-only">{what}</span>}
        <span data-count={likes} data-language={language} className="tabular-nums">
          {likes > 0 ? formatCount(likes, language) : ''}
        </span>
      </button>
      <span role="status" data-note className="text-sm text-bad empty:hidden" />
    </form>
  );
}
