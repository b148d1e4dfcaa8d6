import { Button } from './button';
import { Layout, Paragraph, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type SiteDomainLostProps = {
  sender: Sender;
  domain: string;
  /** The host that the publication stands at now */
  fallback: string;
  settingsUrl: string;
};

const WHAT = ({ sender, domain }: SiteDomainLostProps) =>
  `${domain} no longer leads to ${sender.name}, or its DNS no longer says that it may.`;
const MEANWHILE = ({ fallback }: SiteDomainLostProps) =>
  `Readers find it at ${fallback}, and mail from now on links there. Nothing is lost, and unsubscribing works in every mail that was ever sent.`;
const NEXT = 'The settings show what is wrong. Once it is right, readers are led to your domain again by themselves.';

export const siteDomainLostSubject = ({ sender, domain }: SiteDomainLostProps) => `${domain} no longer leads to ${sender.name}`;

/** Tells the team that their publication is no longer at its own domain. */
export function SiteDomainLostEmail(props: SiteDomainLostProps) {
  const { sender, settingsUrl } = props;
  return (
    <Layout
      sender={sender}
      title={siteDomainLostSubject(props)}
      preheader={WHAT(props)}
      why={`You get this because you run ${sender.name}.`}
    >
      <Title>{siteDomainLostSubject(props)}</Title>
      <Paragraph>{WHAT(props)}</Paragraph>
      <Paragraph>{MEANWHILE(props)}</Paragraph>
      <Paragraph>{NEXT}</Paragraph>
      <Button sender={sender} href={settingsUrl}>
        See what is wrong
      </Button>
    </Layout>
  );
}

export const siteDomainLostText = (props: SiteDomainLostProps) => `${siteDomainLostSubject(props)}

${[WHAT(props), MEANWHILE(props), NEXT].map(wrap).join('\n\n')}

See what is wrong: ${props.settingsUrl}

--
You get this because you run ${props.sender.name}.
`;
