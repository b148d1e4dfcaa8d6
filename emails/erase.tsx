import { Button } from './button';
import { Aside, Layout, Paragraph, type Sender, Title } from './layout';

export type EraseProps = { sender: Sender; eraseUrl: string; hours: number };

export const eraseSubject = ({ sender }: EraseProps) => `Erase what ${sender.name} knows of you`;

const span = (hours: number) => (hours === 1 ? 'an hour' : `${hours} hours`);

/** Asked for in the account; the button leads to the page that does it. */
export function EraseEmail({ sender, eraseUrl, hours }: EraseProps) {
  return (
    <Layout
      sender={sender}
      title={`Erase what ${sender.name} knows of you`}
      preheader="It cannot be undone. If it was not you, do nothing."
      why={`You get this because someone who is signed in with this address asked ${sender.name} to erase everything about it. If it was not you, do nothing, and nothing is erased.`}
    >
      <Title>Erase everything about you</Title>
      <Paragraph>
        Your address, your name, your choices and what was mailed to you will be gone for good, and what you pay ends at once. You
        can save a copy first, in your account.
      </Paragraph>
      <Button sender={sender} href={eraseUrl}>
        Go on
      </Button>
      <Aside>The button leads to a page that asks once more. It works for {span(hours)}.</Aside>
    </Layout>
  );
}

export const eraseText = ({ sender, eraseUrl, hours }: EraseProps) => `Erase everything about you

Your address, your name, your choices and what was mailed to you will be
gone for good, and what you pay ends at once. You can save a copy first,
in your account.

Open this page, which asks once more:
${eraseUrl}

It works for ${span(hours)}.

--
You get this because someone who is signed in with this address asked
${sender.name} to erase everything about it. If it was not you, do
nothing, and nothing is erased.
`;
