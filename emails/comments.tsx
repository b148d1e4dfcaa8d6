import { Link } from '@react-email/components';
import { Button } from './button';
import { Aside, Layout, Paragraph, type Sender, Title } from './layout';
import { wrap } from './wrap';

export type CommentsProps = {
  sender: Sender;
  /** answers: to what they wrote. posts: under a post of theirs */
  about: 'answers' | 'posts';
  postTitle: string;
  /** At least one, the oldest first */
  comments: {
    name: string;
    /** As words alone */
    text: string;
    url: string;
    /** Readers do not see it yet: it waits for the team. */
    isWaiting: boolean;
  }[];
  /** How many more there are than stand here */
  more: number;
  offUrl: string;
};

const titleOf = ({ postTitle }: CommentsProps) => `“${postTitle || 'Untitled'}”`;
const total = ({ comments, more }: CommentsProps) => comments.length + more;

const headline = (props: CommentsProps) => {
  const [first] = props.comments;
  if (props.about === 'answers')
    return total(props) === 1 ? `${first?.name} answered you` : `${total(props)} answers to your comment`;
  if (total(props) === 1) return `${first?.name} commented on ${titleOf(props)}`;
  return `${total(props)} comments on ${titleOf(props)}`;
};
const why = ({ sender, about }: CommentsProps) =>
  about === 'answers'
    ? `You get this because you wrote a comment on ${sender.name}.`
    : `You get this because you wrote the post, on ${sender.name}.`;
const WAITS = 'Waits for your approval';
const moreOf = ({ more }: CommentsProps) => `And ${more} more.`;
const button = ({ comments }: CommentsProps) => (comments[0]?.isWaiting ? 'See what waits' : 'See it on the page');

export const commentsSubject = (props: CommentsProps) =>
  props.about === 'answers'
    ? `${headline(props)} on ${titleOf(props)}: ${props.sender.name}`
    : `${headline(props)}: ${props.sender.name}`;

/** Tells of what is new in a discussion: answers to one's comment, or comments under one's post. */
export function CommentsEmail(props: CommentsProps) {
  const { sender, comments, more, offUrl } = props;
  return (
    <Layout
      sender={sender}
      title={commentsSubject(props)}
      preheader={comments[0]?.text.slice(0, 120) ?? ''}
      why={
        <>
          {why(props)}{' '}
          <Link className="muted" href={offUrl} style={{ color: 'inherit' }}>
            No more of these mails
          </Link>
        </>
      }
    >
      <Title>{headline(props)}</Title>
      {props.about === 'answers' && <Paragraph>Under {titleOf(props)}.</Paragraph>}
      {comments.map(({ name, text, url, isWaiting }) => (
        <Paragraph key={url + text}>
          <Link className="ink" href={url} style={{ color: 'inherit', fontWeight: 600 }}>
            {name}
          </Link>
          {isWaiting && ` · ${WAITS}`}
          <br />
          <span style={{ whiteSpace: 'pre-line' }}>{text}</span>
        </Paragraph>
      ))}
      {more > 0 && <Aside>{moreOf(props)}</Aside>}
      <Button sender={sender} href={comments[0]?.url ?? sender.homeUrl}>
        {button(props)}
      </Button>
    </Layout>
  );
}

export const commentsText = (props: CommentsProps) => `${wrap(headline(props))}
${props.about === 'answers' ? `Under ${titleOf(props)}.\n` : ''}
${props.comments
  .map(
    ({ name, text, url, isWaiting }) =>
      `${name}${isWaiting ? ` · ${WAITS}` : ''}:\n${text.split('\n').map(wrap).join('\n')}\n${url}`,
  )
  .join('\n\n')}
${props.more > 0 ? `\n${moreOf(props)}\n` : ''}
--
${wrap(why(props))}
No more of these mails: ${props.offUrl}
`;
