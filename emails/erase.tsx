import { wordsFor } from '@/lib/words/words-for';
import { Button } from './button';
import { Aside, Layout, Paragraph, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type EraseProps = { sender: Sender; eraseUrl: string; hours: number };

const say = ({ sender }: EraseProps) => ({ t: wordsFor(sender.language), names: { publication: sender.name } });

export function eraseSubject(props: EraseProps) {
  const { t, names } = say(props);
  return t('mailErase.subject', names);
}

/** Asked for in the account; the button leads to the page that does it. */
export function EraseEmail(props: EraseProps) {
  const { sender, eraseUrl, hours } = props;
  const { t, names } = say(props);
  return (
    <Layout
      sender={sender}
      title={t('mailErase.subject', names)}
      preheader={t('mailErase.preheader')}
      why={t('mailErase.why', names)}
    >
      <Title>{t('mailErase.heading')}</Title>
      <Paragraph>{t('mailErase.text')}</Paragraph>
      <Button sender={sender} href={eraseUrl}>
        {t('mailErase.button')}
      </Button>
      <Aside>
        {t('mailErase.again')} {t('mailErase.works', { hours })}
      </Aside>
    </Layout>
  );
}

export function eraseText(props: EraseProps) {
  const { eraseUrl, hours } = props;
  const { t, names } = say(props);
  return `${t('mailErase.heading')}

${wrap(t('mailErase.text'))}

${eraseUrl}

${wrap(`${t('mailErase.again')} ${t('mailErase.works', { hours })}`)}

--
${wrap(t('mailErase.why', names))}
`;
}
