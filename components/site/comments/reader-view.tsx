import { commentPath } from '@/lib/format/comment-path';
import { formatDate } from '@/lib/format/dates';
import { wordsFor } from '@/lib/words/words-for';
import { Avatar } from './avatar';

type Props = {
  reader: {
    name: string;
    bio: string;
    pictureUrl: string | null;
    comments: { id: string; text: string; createdAt: string; post: { slug: string; title: string } }[];
  };
  where: { language: string; timeZone: string };
};

/** The page of a reader: who they are, and what they wrote here. */
export function ReaderView({ reader: { name, bio, pictureUrl, comments }, where }: Props) {
  const t = wordsFor(where.language);
  return (
    <div className="mx-auto max-w-measure px-5 pb-8 sm:px-0">
      <header className="flex items-start gap-5 pt-12 pb-10 sm:pt-20">
        <Avatar name={name} url={pictureUrl} large />
        <div className="min-w-0">
          <p className="text-sm text-muted">{t('comments.reader')}</p>
          <h1 className="font-display text-[clamp(2rem,6vw,3rem)] leading-[1.06] tracking-[-0.02em] break-words">{name}</h1>
          {bio && (
            <p dir="auto" className="mt-3 font-serif text-lg leading-snug break-words whitespace-pre-line text-muted">
              {bio}
            </p>
          )}
        </div>
      </header>
      <h2 className="border-b-2 border-ink pb-2 font-semibold">{t('comments.title')}</h2>
      {comments.length > 0 ? (
        <ol className="divide-y divide-line">
          {comments.map(({ id, text, createdAt, post }) => (
            <li key={id} className="py-5">
              <p className="text-sm text-muted">
                <a
                  href={commentPath(post.slug, id)}
                  className="font-medium break-words text-ink underline-offset-4 hover:text-accent hover:underline"
                >
                  {post.title}
                </a>
                <span aria-hidden> · </span>
                <time dateTime={createdAt}>{formatDate(new Date(createdAt), where)}</time>
              </p>
              <p dir="auto" className="mt-1.5 font-serif text-lg leading-snug break-words">
                {text}
              </p>
            </li>
          ))}
        </ol>
      ) : (
        <p className="py-6 font-serif text-xl text-muted">{t('comments.readerEmpty')}</p>
      )}
    </div>
  );
}
