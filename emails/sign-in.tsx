import { Section, Text } from '@react-email/components';
import { wordsFor } from '@/lib/words/words-for';
import { Button } from './button';
import { Aside, COLOURS, Layout, MONO, Paragraph, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type SignInProps = { sender: Sender; signInUrl: string; code: string; minutes: number };

const say = ({ sender }: SignInProps) => ({ t: wordsFor(sender.language), names: { publication: sender.name } });

/** The code stands in the subject, so that it can be read from a notification. */
export function signInSubject(props: SignInProps) {
  const { t, names } = say(props);
  return t('mailSignIn.subject', { ...names, code: props.code });
}

/** Two ways in: the button, and six digits for the browser that asked. */
export function SignInEmail(props: SignInProps) {
  const { sender, signInUrl, code, minutes } = props;
  const { t, names } = say(props);
  return (
    <Layout
      sender={sender}
      title={t('mailSignIn.title', names)}
      preheader={t('mailSignIn.preheader', { minutes })}
      why={t('mailSignIn.why', names)}
    >
      <Title>{t('mailSignIn.heading')}</Title>
      <Paragraph>{t('mailSignIn.text', names)}</Paragraph>
      <Button sender={sender} href={signInUrl}>
        {t('mailSignIn.button')}
      </Button>
      <Paragraph>{t('mailSignIn.orCode')}</Paragraph>
      <Section
        className="sunk"
        style={{ border: `1px solid ${COLOURS.line}`, borderRadius: '10px', backgroundColor: COLOURS.sunk, textAlign: 'center' }}
      >
        <Text
          className="ink"
          dir="ltr"
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
      <Aside>{t('mailSignIn.once', { minutes })}</Aside>
    </Layout>
  );
}

export function signInText(props: SignInProps) {
  const { signInUrl, code, minutes } = props;
  const { t, names } = say(props);
  return `${t('mailSignIn.heading')}

${wrap(t('mailSignIn.open', names))}
${signInUrl}

${t('mailSignIn.orCode')} ${code}

${t('mailSignIn.once', { minutes })}

--
${wrap(t('mailSignIn.why', names))}
`;
}
