import { PagePicture } from '@/lib/document/page-picture';
import type { Picture } from '@/lib/document/types';

type Props = { eyebrow: string; title: string; text: string; picture: { key: string; picture: Picture } | null };

/** The head of a page of posts: what they have in common, and a word about it. */
export const TopicHead = ({ eyebrow, title, text, picture }: Props) => (
  <header className="flex items-start justify-between gap-6 pt-14 pb-8 sm:pt-20">
    <div className="min-w-0">
      <p className="text-sm text-muted">{eyebrow}</p>
      <h1 className="mt-1 font-display text-[clamp(2.25rem,6vw,3.5rem)] leading-[1.06] tracking-[-0.02em] text-balance break-words">
        {title}
      </h1>
      {text && (
        <p className="mt-4 font-serif text-xl leading-snug text-pretty break-words whitespace-pre-line text-muted">{text}</p>
      )}
    </div>
    {picture && (
      <PagePicture
        name={picture.key}
        picture={picture.picture}
        sizes="6rem"
        alt=""
        className="mt-2 size-20 shrink-0 rounded-full bg-sunk object-cover sm:size-24"
      />
    )}
  </header>
);
