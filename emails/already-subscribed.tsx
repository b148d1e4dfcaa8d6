import { Link } from '@react-email/components';
import { Button } from './button';
import { Layout, Paragraph, type Sender, Title } from './layout';

export type AlreadySubscribedProps = { sender: Sender; unsubscribeUrl: string };

export const alreadySubscribedSubject = ({ sender }: AlreadySubscribedProps) => `You already read ${sender.name}`;

/** What a reader gets who types a confirmed address into the form again: the form itself tells nobody. */
export function AlreadySubscribedEmail({ sender, unsubscribeUrl }: AlreadySubscribedProps) {
  return (
    <Layout
      sender={sender}
      title={`You already read ${sender.name}`}
      preheader="Nothing to do: you are on the list."
      why={
        <>
          You get this because someone typed this address into the sign-up form of {sender.name}.{' '}
          <Link href={unsubscribeUrl} style={{ color: 'inherit', textDecoration: 'underline' }}>
            Unsubscribe
          </Link>
        </>
      }
    >
      <Title>You are on the list</Title>
      <Paragraph>
        This address is subscribed to {sender.name} already. There is nothing to do: the next post will reach you.
      </Paragraph>
      <Button sender={sender} href={sender.homeUrl}>
        Read the latest
      </Button>
    </Layout>
  );
}

export const alreadySubscribedText = ({ sender, unsubscribeUrl }: AlreadySubscribedProps) => `You are on the list

This address is subscribed to ${sender.name} already. There is nothing
to do: the next post will reach you.

Read the latest: ${sender.homeUrl}

--
You get this because someone typed this address into the sign-up form of
${sender.name}.
Unsubscribe: ${unsubscribeUrl}
`;
