import { Link } from '@react-email/components';
import { Aside, Layout, Paragraph, type Sender, Title } from './layout';

export type ReplyProps = {
  sender: Sender;
  postTitle: string;
  /** What the reader calls themselves; may be empty */
  fromName: string;
  fromEmail: string;
  /** As they wrote it, plain */
  text: string;
  /** How many files hung on it; they stay behind */
  attachments: number;
};

const nameOf = ({ fromName, fromEmail }: ReplyProps) => fromName || fromEmail;
const left = (count: number) => `${count} attached ${count === 1 ? 'file is' : 'files are'} not passed on.`;

export const replySubject = (props: ReplyProps) => `${nameOf(props)} replied to “${props.postTitle}” in ${props.sender.name}`;

/** A reader's reply to an issue, passed on to its writer. Answering this mail answers the reader. */
export function ReplyEmail(props: ReplyProps) {
  const { sender, postTitle, fromEmail, text, attachments } = props;
  return (
    <Layout
      sender={sender}
      title={replySubject(props)}
      preheader={text.slice(0, 120)}
      why={`You get this because a reader answered an issue of ${sender.name}, which names no address of its own for replies.`}
    >
      <Title>A reply to “{postTitle}”</Title>
      <Paragraph>
        {props.fromName && `${props.fromName}, `}
        <Link href={`mailto:${fromEmail}`} style={{ color: 'inherit' }}>
          {fromEmail}
        </Link>
        , writes:
      </Paragraph>
      {text.split(/\n\s*\n/).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, and paragraphs may repeat
        <Paragraph key={index}>
          <span style={{ whiteSpace: 'pre-line' }}>{part}</span>
        </Paragraph>
      ))}
      {attachments > 0 && <Aside>{left(attachments)}</Aside>}
      <Aside>To answer, reply to this mail: it goes to {nameOf(props)}.</Aside>
    </Layout>
  );
}

export const replyText = (props: ReplyProps) => `A reply to “${props.postTitle}”

${props.fromName && `${props.fromName}, `}${props.fromEmail}, writes:

${props.text}
${props.attachments > 0 ? `\n${left(props.attachments)}\n` : ''}
To answer, reply to this mail: it goes to ${nameOf(props)}.

--
You get this because a reader answered an issue of ${props.sender.name},
which names no address of its own for replies.
`;
