import { formatCount } from '@/lib/format/counts';
import { wordsFor } from '@/lib/words/words-for';

type Props = {
  /** Where the form goes */
  action: string;
  /** What pressing does, for who hears it: "Like this post" */
  label: string;
  likes: number;
  isLiked: boolean;
  /** The page is everyone's: the browser itself remembers what it liked. */
  remember?: boolean;
  language: string;
  /** Stands beside the heart */
  word?: string;
};

/** A like: a plain form, which likes.browser.js sends without leaving the page. */
export function LikeForm({ action, label, likes, isLiked, remember = false, language, word }: Props) {
  return (
    <form method="post" action={action} data-like={remember ? 'remember' : ''}>
      <input type="hidden" name="likes" value={isLiked ? 'no' : 'yes'} />
      <button
        type="submit"
        aria-pressed={isLiked}
        className={`like-button ${word ? 'rounded-full border border-strong-line px-4' : '-ms-2 rounded-control px-2'}`}
      >
        <svg aria-hidden="true" viewBox="0 0 20 20" className="size-4.5" strokeWidth={1.5} stroke="currentColor">
          <path d="M10 16.5 4.2 10.6a3.9 3.9 0 0 1 0-5.5 3.8 3.8 0 0 1 5.4 0l.4.4.4-.4a3.8 3.8 0 0 1 5.4 0 3.9 3.9 0 0 1 0 5.5z" />
        </svg>
        {word && <span aria-hidden>{word}</span>}
        <span className="sr-only">{label}</span>
        <span data-count={likes} data-language={language} className="tabular-nums">
          {likes > 0 ? formatCount(likes, language) : ''}
        </span>
      </button>
      <span
        role="status"
        data-note
        data-unsent={wordsFor(language)('comments.unsent')}
        className="text-sm text-bad empty:hidden"
      />
    </form>
  );
}
