import type { ReactNode } from 'react';
import { Frame } from '@/components/site/frame';
import { Missing, MissingAlone } from '@/components/site/missing';
import { NoticePage } from '@/components/site/notice-page';
import { SubscribeForm } from '@/components/site/subscribe-form';
import { buttonClass } from '@/components/ui/button';
import { frontPath } from '@/lib/format/front-path';
import { wordsFor } from '@/lib/words/words-for';
import { missingMetadata } from '../../metadata';
import { sitePublication } from '../../publication';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string; outcome: string }> };
type Outcome = { title: string; text: ReactNode };

/** What a form leads to where JavaScript is off, and what a confirmed link leads to; undefined for any other name. */
function outcomeOf(name: string, language: string, readOn = '/'): Outcome | undefined {
  const t = wordsFor(language);
  const home = (
    <a href={readOn} className={`${buttonClass('secondary')} font-sans`}>
      {t('subscribe.readOn')}
    </a>
  );
  if (name === 'sent')
    return {
      title: t('subscribe.sentTitle'),
      text: (
        <>
          <p>{t('subscribe.sentText')}</p>
          <p className="text-muted">{t('subscribe.sentNothing')}</p>
          {home}
        </>
      ),
    };
  if (name === 'confirmed')
    return {
      title: t('subscribe.confirmedTitle'),
      text: (
        <>
          <p>{t('subscribe.confirmedText')}</p>
          {home}
        </>
      ),
    };
  const again = (problem: string) => <SubscribeForm language={language} source="page" problem={problem} />;
  if (name === 'email-invalid') return { title: t('subscribe.invalidTitle'), text: again(t('form.emailInvalid')) };
  if (name === 'too-many') return { title: t('subscribe.tooManyTitle'), text: again(t('subscribe.tooMany')) };
}

export async function generateMetadata({ params }: Props) {
  const { host, outcome } = await params;
  const publication = await sitePublication(host, `/subscribe/${encodeURIComponent(outcome)}`);
  const language = publication?.language ?? 'en';
  const title = outcomeOf(outcome, language)?.title;
  return { ...(title === undefined ? missingMetadata(language) : { title }), robots: { index: false } };
}

export default async function SubscribeOutcomePage({ params }: Props) {
  const { host, outcome: name } = await params;
  const publication = await sitePublication(host, `/subscribe/${encodeURIComponent(name)}`);
  if (!publication) return <MissingAlone />;
  const outcome = outcomeOf(name, publication.language, frontPath(publication.theme));
  return (
    <Frame publication={publication}>
      {outcome ? <NoticePage title={outcome.title}>{outcome.text}</NoticePage> : <Missing language={publication.language} />}
    </Frame>
  );
}
