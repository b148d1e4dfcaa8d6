import { Button } from './button';
import { Aside, Layout, Paragraph, type Sender, Title } from './layout';

export type ConfirmProps = { sender: Sender; confirmUrl: string; days: number };

export const confirmSubject = ({ sender }: ConfirmProps) => `Confirm your subscription to ${sender.name}`;

/** Asks the owner of an address whether they want the mail. It goes to whoever's address was typed into a form, so
 *  it holds nothing that the person at the form could have written. */
export function ConfirmEmail({ sender, confirmUrl, days }: ConfirmProps) {
  return (
    <Layout
      sender={sender}
      title={`Confirm your subscription to ${sender.name}`}
      preheader="One click and you are in."
      why={`You get this because someone typed this address into the sign-up form of ${sender.name}. If it was not you, do nothing: without your confirmation you will get no more of it.`}
    >
      <Title>One more step</Title>
      <Paragraph>Confirm that you want {sender.name} in your inbox.</Paragraph>
      <Button sender={sender} href={confirmUrl}>
        Confirm subscription
      </Button>
      <Aside>The link works for {days} days.</Aside>
    </Layout>
  );
}

export const confirmText = ({ sender, confirmUrl, days }: ConfirmProps) => `One more step

Confirm that you want ${sender.name} in your inbox:
${confirmUrl}

The link works for ${days} days.

--
You get this because someone typed this address into the sign-up form of
${sender.name}. If it was not you, do nothing: without your confirmation
you will get no more of it.
`;
