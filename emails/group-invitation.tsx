import { wordsFor } from '@/lib/words/words-for';
import { Button } from './button';
import { Layout, Paragraph, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type GroupInvitationProps = {
  sender: Sender;
  /** The address of who pays for the group */
  from: string;
  acceptUrl: string;
};

const say = ({ sender, from }: GroupInvitationProps) => ({
  t: wordsFor(sender.language),
  names: { publication: sender.name, from },
});

export function groupInvitationSubject({ sender }: GroupInvitationProps) {
  return wordsFor(sender.language)('mailGroup.subject', { publication: sender.name });
}

/** A place in a group subscription. */
export function GroupInvitationEmail(props: GroupInvitationProps) {
  const { sender, acceptUrl } = props;
  const { t, names } = say(props);
  return (
    <Layout
      sender={sender}
      title={groupInvitationSubject(props)}
      preheader={t('mailGroup.text', names)}
      why={t('mailGroup.why', names)}
    >
      <Title>{t('mailGroup.heading')}</Title>
      <Paragraph>{t('mailGroup.text', names)}</Paragraph>
      <Paragraph>{t('mailGroup.free')}</Paragraph>
      <Button sender={sender} href={acceptUrl}>
        {t('mailGroup.button')}
      </Button>
    </Layout>
  );
}

export function groupInvitationText(props: GroupInvitationProps) {
  const { t, names } = say(props);
  return `${t('mailGroup.heading')}

${wrap(t('mailGroup.text', names))}

${wrap(t('mailGroup.free'))}

${t('mailGroup.button')}: ${props.acceptUrl}

--
${wrap(t('mailGroup.why', names))}
`;
}
