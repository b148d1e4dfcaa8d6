import type { Publication } from '@/lib/db/types';
import { wordsFor } from '@/lib/words/words-for';
import { ReaderPage } from './reader-page';

/** Says why a mailed link leads to nothing any more; whoever used it already signs in. */
export const OverPage = ({ publication, title, why }: { publication: Publication; title: string; why: string }) => (
  <ReaderPage publication={publication} title={title}>
    <p className="text-muted">{why}</p>
    <p className="font-sans text-base">
      <a href="/sign-in" className="underline underline-offset-4 hover:text-accent">
        {wordsFor(publication.language)('frame.signIn')}
      </a>
    </p>
  </ReaderPage>
);
