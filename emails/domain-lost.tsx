import { Button } from './button';
import { Layout, Paragraph, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type DomainLostProps = {
  sender: Sender;
  domain: string;
  /** The address that mail goes out under now */
  fallback: string;
  settingsUrl: string;
};

const WHAT = ({ domain }: DomainLostProps) =>
  `The DNS records of ${domain} have been wrong for most of a day, so mail no longer goes out under it.`;
const MEANWHILE = ({ sender, fallback }: DomainLostProps) =>
  `Until they are right again your mail comes from ${fallback}, under the name ${sender.name}. Nothing is lost, and nothing waits.`;
const NEXT =
  'The settings show which record is wrong and what it should say. Once it is right, your domain is used again by itself.';

export const domainLostSubject = ({ sender, domain }: DomainLostProps) => `Check the DNS records of ${domain}: ${sender.name}`;

/** Tells the team that their sending domain is no longer used. */
export function DomainLostEmail(props: DomainLostProps) {
  const { sender, domain, settingsUrl } = props;
  return (
    <Layout
      sender={sender}
      title={domainLostSubject(props)}
      preheader={WHAT(props)}
      why={`You get this because you run ${sender.name}.`}
    >
      <Title>Check the DNS records of {domain}</Title>
      <Paragraph>{WHAT(props)}</Paragraph>
      <Paragraph>{MEANWHILE(props)}</Paragraph>
      <Paragraph>{NEXT}</Paragraph>
      <Button sender={sender} href={settingsUrl}>
        See the records
      </Button>
    </Layout>
  );
}

export const domainLostText = (props: DomainLostProps) => `Check the DNS records of ${props.domain}

${[WHAT(props), MEANWHILE(props), NEXT].map(wrap).join('\n\n')}

See the records: ${props.settingsUrl}

--
You get this because you run ${props.sender.name}.
`;
