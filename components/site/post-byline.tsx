import { Fragment } from 'react';
import { listParts } from '@/lib/format/list-of';

type Author = { name: string; href: string | null };

/** The names of a post's authors, each leading to their page, joined as the language does. */
export const PostByline = ({ authors, language }: { authors: Author[]; language: string }) => (
  <span className="text-muted">
    {listParts(
      authors.map(({ name }) => name),
      language,
    ).map(({ text, index }, place) => {
      const author = index === null ? undefined : authors[index];
      // biome-ignore lint/suspicious/noArrayIndexKey: names never change their places
      if (!author) return <Fragment key={place}>{text}</Fragment>;
      return author.href ? (
        <a
          key={author.name}
          href={author.href}
          rel="author"
          className="font-medium text-ink underline-offset-4 hover:text-accent hover:underline"
        >
          {text}
        </a>
      ) : (
        <span key={author.name} className="font-medium text-ink">
          {text}
        </span>
      );
    })}
  </span>
);
