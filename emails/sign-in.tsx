import { Section, Text } from '@react-email/components';
import { Button } from './button';
import { Aside, COLOURS, Layout, MONO, Paragraph, type Sender, Title } from './layout';

export type SignInProps = { sender: Sender; signInUrl: string; code: string; minutes: number };

/** The code stands in the subject, so that it can be read from a notification. */
export const signInSubject = ({ sender, code }: SignInProps) => `${code} is your code for ${sender.name}`;

/** Two ways in: the button, and six digits for the browser that asked. */
export function SignInEmail({ sender, signInUrl, code, minutes }: SignInProps) {
  return (
    <Layout
      sender={sender}
      title={`Sign in to ${sender.name}`}
      preheader={`Or use the button. Both work for ${minutes} minutes.`}
      why={`You get this because someone asked to sign in to ${sender.name} with this address. If it was not you, do nothing, and give the code to nobody.`}
    >
      <Title>Sign in</Title>
      <Paragraph>Press the button to sign in to {sender.name}.</Paragraph>
      <Button sender={sender} href={signInUrl}>
        Sign in
      </Button>
      <Paragraph>Or type this code where you asked to sign in:</Paragraph>
      <Section
        className="sunk"
        style={{ border: `1px solid ${COLOURS.line}`, borderRadius: '10px', backgroundColor: COLOURS.sunk, textAlign: 'center' }}
      >
        <Text
          className="ink"
          style={{
            margin: '16px 0',
            fontFamily: MONO,
            fontSize: '36px',
            lineHeight: '44px',
            fontWeight: 600,
            letterSpacing: '0.25em',
            textIndent: '0.25em',
            color: COLOURS.ink,
          }}
        >
          {code}
        </Text>
      </Section>
      <Aside>Both work once, for {minutes} minutes.</Aside>
    </Layout>
  );
}

export const signInText = ({ sender, signInUrl, code, minutes }: SignInProps) => `Sign in

Open this link to sign in to ${sender.name}:
${signInUrl}

Or type this code where you asked to sign in: ${code}

Both work once, for ${minutes} minutes.

--
You get this because someone asked to sign in to ${sender.name} with
this address. If it was not you, do nothing, and give the code to nobody.
`;
