import { DocumentPage } from '@/lib/document/document-page';
import type { LinkedPosts, Pictures, PostDocument } from '@/lib/document/types';
import { wordsFor } from '@/lib/words/words-for';

type Page = { title: string; subtitle: string; document: PostDocument; pictures: Pictures; posts: LinkedPosts };

/** A page as it is read: no date, no byline. */
export const PageView = ({ page, language }: { page: Page; language: string }) => (
  <article className="mx-auto max-w-measure px-5 sm:px-0">
    <header className="pt-12 pb-8 sm:pt-20">
      <h1 className="font-display text-[clamp(2.25rem,6vw,3.5rem)] leading-[1.06] tracking-[-0.02em] text-balance break-words">
        {page.title}
      </h1>
      {page.subtitle && <p className="mt-4 font-serif text-xl leading-snug text-pretty text-muted">{page.subtitle}</p>}
    </header>
    <div className="prose">
      <DocumentPage document={page.document} pictures={page.pictures} posts={page.posts} words={wordsFor(language)} />
    </div>
  </article>
);
