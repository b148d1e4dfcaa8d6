import { wordsFor } from '@/lib/words/words-for';
import { Button } from './button';
import { Aside, Layout, Paragraph, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type ConfirmProps = { sender: Sender; confirmUrl: string; days: number };

const say = ({ sender }: ConfirmProps) => ({ t: wordsFor(sender.language), names: { publication: sender.name } });

export function confirmSubject(props: ConfirmProps) {
  const { t, names } = say(props);
  return t('mailConfirm.subject', names);
}

/** Asks the owner of an address whether they want the mail. It goes to whoever's address was typed into a form, so
 *  it holds nothing that the person at the form could have written. */
export function ConfirmEmail(props: ConfirmProps) {
  const { sender, confirmUrl, days } = props;
  const { t, names } = say(props);
  return (
    <Layout
      sender={sender}
      title={confirmSubject(props)}
      preheader={t('mailConfirm.preheader')}
      why={t('mailConfirm.why', names)}
    >
      <Title>{t('mailConfirm.heading')}</Title>
      <Paragraph>{t('mailConfirm.text', names)}</Paragraph>
      <Button sender={sender} href={confirmUrl}>
        {t('mailConfirm.button')}
      </Button>
      <Aside>{t('mailConfirm.works', { days })}</Aside>
    </Layout>
  );
}

export function confirmText(props: ConfirmProps) {
  const { t, names } = say(props);
  return `${t('mailConfirm.heading')}

${wrap(t('mailConfirm.text', names))}

${t('mailConfirm.button')}: ${props.confirmUrl}

${t('mailConfirm.works', { days: props.days })}

--
${wrap(t('mailConfirm.why', names))}
`;
}
