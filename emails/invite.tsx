import { Button } from './button';
import { Aside, Layout, Paragraph, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type InviteProps = { sender: Sender; inviteUrl: string; inviter: string; role: string; days: number };

const ROLES: Record<string, string> = {
  owner: 'an owner',
  admin: 'an administrator',
  editor: 'an editor',
  author: 'an author',
  contributor: 'a contributor',
};
const asked = ({ sender, inviter, role }: InviteProps) =>
  `${inviter} would like you to work on ${sender.name}, as ${ROLES[role] ?? role}.`;
const why = ({ sender }: InviteProps) =>
  `You get this because someone who runs ${sender.name} typed this address. If you do not know them, do nothing.`;

export const inviteSubject = ({ sender, inviter }: InviteProps) => `${inviter} invites you to ${sender.name}`;

/** Asks a person to join a publication's team. The link works for their address alone. */
export function InviteEmail(props: InviteProps) {
  const { sender, inviteUrl, days } = props;
  return (
    <Layout sender={sender} title={inviteSubject(props)} preheader={asked(props)} why={why(props)}>
      <Title>Join the team</Title>
      <Paragraph>{asked(props)}</Paragraph>
      <Button sender={sender} href={inviteUrl}>
        See the invitation
      </Button>
      <Aside>It works for {days} days, and for this address alone.</Aside>
    </Layout>
  );
}

export const inviteText = (props: InviteProps) => `Join the team

${wrap(asked(props))}

See the invitation: ${props.inviteUrl}

It works for ${props.days} days, and for this address alone.

--
${wrap(why(props))}
`;
