import { Button } from './button';
import { Layout, Paragraph, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type PostHeldProps = {
  sender: Sender;
  postTitle: string;
  /** Why, in words for the writer */
  reason: string;
  postUrl: string;
};

const NEXT = 'It is kept as a draft, and nobody was mailed.';

export const postHeldSubject = ({ sender, postTitle }: PostHeldProps) =>
  `“${postTitle || 'Your post'}” was not published at its time: ${sender.name}`;

/** Tells the team that a scheduled post is still a draft, and why. */
export function PostHeldEmail(props: PostHeldProps) {
  const { sender, postTitle, reason, postUrl } = props;
  return (
    <Layout
      sender={sender}
      title={postHeldSubject(props)}
      preheader={reason}
      why={`You get this because you run ${sender.name}, or because you chose the time.`}
    >
      <Title>“{postTitle || 'Your post'}” was not published at its time</Title>
      <Paragraph>{reason}</Paragraph>
      <Paragraph>{NEXT}</Paragraph>
      <Button sender={sender} href={postUrl}>
        Open the post
      </Button>
    </Layout>
  );
}

export const postHeldText = ({
  sender,
  postTitle,
  reason,
  postUrl,
}: PostHeldProps) => `“${postTitle || 'Your post'}” was not published at its time

${[reason, NEXT].map(wrap).join('\n\n')}

Open the post: ${postUrl}

--
You get this because you run ${sender.name}, or because you chose the time.
`;
