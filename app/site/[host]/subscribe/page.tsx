import { Frame } from '@/components/site/frame';
import { MissingAlone } from '@/components/site/missing';
import { NoticePage } from '@/components/site/notice-page';
import { PlanList } from '@/components/site/plan-list';
import { SubscribeForm } from '@/components/site/subscribe-form';
import { wordsFor } from '@/lib/words/words-for';
import { siteMetadata } from '../metadata';
import { sitePlans } from '../plans';
import { sitePublication } from '../publication';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string }> };

export async function generateMetadata({ params }: Props) {
  return siteMetadata(await sitePublication((await params).host, '/subscribe'), {
    path: '/subscribe',
    title: (t) => t('subscribe.title'),
  });
}

export default async function SubscribePage({ params }: Props) {
  const publication = await sitePublication((await params).host, '/subscribe');
  if (!publication) return <MissingAlone />;
  const plans = await sitePlans(publication);
  return (
    <Frame publication={publication}>
      <NoticePage title={wordsFor(publication.language)('subscribe.titleTo', { publication: publication.name })}>
        {publication.description && <p className="text-muted">{publication.description}</p>}
        <SubscribeForm language={publication.language} source="page" />
        {plans.length > 0 && <PlanList plans={plans} language={publication.language} />}
      </NoticePage>
    </Frame>
  );
}
