import type { ReactNode } from 'react';
import { Frame } from '@/components/site/frame';
import { Missing } from '@/components/site/missing';
import { NoticePage } from '@/components/site/notice-page';
import { SubscribeForm } from '@/components/site/subscribe-form';
import { buttonClass } from '@/components/ui/button';
import { SUBSCRIBE_PROBLEMS } from '@/lib/format/subscribe-problems';
import { sitePublication } from '../../publication';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string; outcome: string }> };
type Outcome = { title: string; text: ReactNode };

const home = (
  <a href="/" className={`${buttonClass('secondary')} font-sans`}>
    Read on
  </a>
);

/** What a form leads to where JavaScript is off, and what a confirmed link leads to. */
const OUTCOMES: Record<string, Outcome> = {
  sent: {
    title: 'Check your inbox',
    text: (
      <>
        <p>A mail with a link is on its way to you. Open the link and press the button: then you are subscribed.</p>
        <p className="text-muted">Nothing there after a few minutes? Look into the spam folder, or try again.</p>
        {home}
      </>
    ),
  },
  confirmed: {
    title: 'You are subscribed',
    text: (
      <>
        <p>Welcome. The next post comes to your inbox as soon as it is out.</p>
        {home}
      </>
    ),
  },
  'email-invalid': {
    title: 'That address does not work',
    text: <SubscribeForm source="page" problem={SUBSCRIBE_PROBLEMS['email-invalid']} />,
  },
  'too-many': { title: 'Too many tries', text: <SubscribeForm source="page" problem={SUBSCRIBE_PROBLEMS['too-many']} /> },
};

const outcomeOf = (name: string) => (Object.hasOwn(OUTCOMES, name) ? OUTCOMES[name] : undefined);

export async function generateMetadata({ params }: Props) {
  const { outcome } = await params;
  return { title: outcomeOf(outcome)?.title ?? 'Page not found', robots: { index: false } };
}

export default async function SubscribeOutcomePage({ params }: Props) {
  const { host, outcome: name } = await params;
  const publication = await sitePublication(host, `/subscribe/${encodeURIComponent(name)}`);
  if (!publication) return <Missing />;
  const outcome = outcomeOf(name);
  return (
    <Frame publication={publication}>
      {outcome ? <NoticePage title={outcome.title}>{outcome.text}</NoticePage> : <Missing />}
    </Frame>
  );
}
