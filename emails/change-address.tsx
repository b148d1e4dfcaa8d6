import { wordsFor } from '@/lib/words/words-for';
import { Button } from './button';
import { Aside, Layout, Paragraph, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type ChangeAddressProps = {
  sender: Sender;
  confirmUrl: string;
  /** Which of the two addresses it goes to */
  side: 'old' | 'new';
  from: string;
  to: string;
  hours: number;
};

function say({ sender, side, from, to, hours }: ChangeAddressProps) {
  const t = wordsFor(sender.language);
  const names = { publication: sender.name };
  return {
    subject: side === 'old' ? t('mailAddress.subjectOld', names) : t('mailAddress.subjectNew', names),
    heading: side === 'old' ? t('mailAddress.headingOld') : t('mailAddress.headingNew'),
    preheader: t('mailAddress.preheader'),
    asked: t('mailAddress.asked', { ...names, from, to }),
    both: t('mailAddress.both'),
    button: t('mailAddress.button'),
    works: t('mailAddress.works', { hours }),
    why: t('mailAddress.why'),
  };
}

export const changeAddressSubject = (props: ChangeAddressProps) => say(props).subject;

/** One of two: the change is made once both links were followed. */
export function ChangeAddressEmail(props: ChangeAddressProps) {
  const { sender, confirmUrl } = props;
  const words = say(props);
  return (
    <Layout sender={sender} title={words.subject} preheader={words.preheader} why={words.why}>
      <Title>{words.heading}</Title>
      <Paragraph>{words.asked}</Paragraph>
      <Paragraph>{words.both}</Paragraph>
      <Button sender={sender} href={confirmUrl}>
        {words.button}
      </Button>
      <Aside>{words.works}</Aside>
    </Layout>
  );
}

export function changeAddressText(props: ChangeAddressProps) {
  const words = say(props);
  return `${words.heading}

${wrap(words.asked)}

${wrap(words.both)}

${props.confirmUrl}

${words.works}

--
${wrap(words.why)}
`;
}
