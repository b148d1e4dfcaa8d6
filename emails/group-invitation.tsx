import { Button } from './button';
import { Layout, Paragraph, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type GroupInvitationProps = {
  sender: Sender;
  /** The address of who pays for the group */
  from: string;
  acceptUrl: string;
};

export const groupInvitationSubject = ({ sender }: GroupInvitationProps) => `You are invited to read ${sender.name}`;

const words = ({ sender, from }: GroupInvitationProps) =>
  `${from} pays for a group of readers of ${sender.name} and keeps a place for you: every post, also those for paying readers.`;
const FREE = 'It costs you nothing. If you do not want it, do nothing.';

/** A place in a group subscription. */
export function GroupInvitationEmail(props: GroupInvitationProps) {
  const { sender, from, acceptUrl } = props;
  return (
    <Layout
      sender={sender}
      title={groupInvitationSubject(props)}
      preheader={words(props)}
      why={`You get this because ${from} entered your address at ${sender.name}.`}
    >
      <Title>A place for you</Title>
      <Paragraph>{words(props)}</Paragraph>
      <Paragraph>{FREE}</Paragraph>
      <Button sender={sender} href={acceptUrl}>
        Accept the invitation
      </Button>
    </Layout>
  );
}

export const groupInvitationText = (props: GroupInvitationProps) => `A place for you

${wrap(words(props))}

${FREE}

Accept the invitation: ${props.acceptUrl}

--
${wrap(`You get this because ${props.from} entered your address at ${props.sender.name}.`)}
`;
