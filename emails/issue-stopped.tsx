import { Button } from './button';
import { Layout, Paragraph, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type IssueStoppedProps = {
  sender: Sender;
  postTitle: string;
  /** What came back, in one sentence */
  what: string;
  reason: 'bounces' | 'complaints' | 'sender-fault';
  issueUrl: string;
};

const ADVICE = {
  bounces:
    'So many addresses that do not exist usually mean an old or a bought list. Mail providers then treat everything you send as spam, also to your real readers.',
  complaints:
    'Readers who press “this is spam” usually did not expect the mail. Mail providers then treat everything you send as spam, also to the readers who want it.',
  'sender-fault':
    'Mail servers object to the sender, not to the readers: check the DNS records of your sending domain. No reader was marked as unreachable.',
};
const NEXT = 'Nothing more goes out until you decide: send the rest, or leave it at that.';

export const issueStoppedSubject = ({ sender, postTitle }: IssueStoppedProps) =>
  `Sending “${postTitle}” has stopped: ${sender.name}`;

/** Tells the team that an issue stopped by itself, and why. */
export function IssueStoppedEmail(props: IssueStoppedProps) {
  const { sender, postTitle, what, reason, issueUrl } = props;
  return (
    <Layout
      sender={sender}
      title={issueStoppedSubject(props)}
      preheader={what}
      why={`You get this because you run ${sender.name}.`}
    >
      <Title>Sending “{postTitle}” has stopped</Title>
      <Paragraph>{what}</Paragraph>
      <Paragraph>{ADVICE[reason]}</Paragraph>
      <Paragraph>{NEXT}</Paragraph>
      <Button sender={sender} href={issueUrl}>
        See what came back
      </Button>
    </Layout>
  );
}

export const issueStoppedText = ({
  sender,
  postTitle,
  what,
  reason,
  issueUrl,
}: IssueStoppedProps) => `Sending “${postTitle}” has stopped

${[what, ADVICE[reason], NEXT].map(wrap).join('\n\n')}

See what came back: ${issueUrl}

--
You get this because you run ${sender.name}.
`;
