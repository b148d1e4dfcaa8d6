import { Link } from '@react-email/components';
import { wordsFor } from '@/lib/words/words-for';
import { Button } from './button';
import { Aside, Layout, Paragraph, PlainLink, type Sender, Title } from './layout';
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

const total = ({ comments, more }: CommentsProps) => comments.length + more;
const wordsOf = ({ sender }: CommentsProps) => wordsFor(sender.language);

function headline(props: CommentsProps): string {
  const t = wordsOf(props);
  const [count, title] = [total(props), props.postTitle];
  const name = props.comments[0]?.name || t('comments.someone');
  if (props.about === 'answers')
    return count === 1 ? t('comments.mailAnswered', { name }) : t('comments.mailAnsweredMany', { count });
  return count === 1 ? t('comments.mailCommented', { name, title }) : t('comments.mailCommentedMany', { count, title });
}
const why = (props: CommentsProps) =>
  wordsOf(props)(props.about === 'answers' ? 'comments.mailWhyAnswers' : 'comments.mailWhyPosts', {
    publication: props.sender.name,
  });
const under = (props: CommentsProps) =>
  props.about === 'answers' ? wordsOf(props)('comments.mailUnder', { title: props.postTitle }) : null;
const button = (props: CommentsProps) =>
  wordsOf(props)(props.comments[0]?.isWaiting ? 'comments.mailSeeWaiting' : 'comments.mailSee');

export const commentsSubject = (props: CommentsProps) => `${headline(props)}: ${props.sender.name}`;

/** Tells of what is new in a discussion: answers to one's comment, or comments under one's post. */
export function CommentsEmail(props: CommentsProps) {
  const { sender, comments, more, offUrl } = props;
  const t = wordsOf(props);
  const where = under(props);
  return (
    <Layout
      sender={sender}
      title={commentsSubject(props)}
      preheader={comments[0]?.text.slice(0, 120) ?? ''}
      why={
        <>
          {why(props)}{' '}
          <PlainLink className="muted" href={offUrl}>
            {t('comments.mailNoMore')}
          </PlainLink>
        </>
      }
    >
      <Title>{headline(props)}</Title>
      {where && <Paragraph>{where}</Paragraph>}
      {comments.map(({ name, text, url, isWaiting }) => (
        <Paragraph key={url + text}>
          <Link className="ink" href={url} style={{ color: 'inherit', fontWeight: 600 }}>
            {name || t('comments.someone')}
          </Link>
          {isWaiting && ` · ${t('comments.mailWaits')}`}
          <br />
          <span dir="auto" style={{ whiteSpace: 'pre-line' }}>
            {text}
          </span>
        </Paragraph>
      ))}
      {more > 0 && <Aside>{t('comments.mailMore', { count: more })}</Aside>}
      <Button sender={sender} href={comments[0]?.url ?? sender.homeUrl}>
        {button(props)}
      </Button>
    </Layout>
  );
}

export function commentsText(props: CommentsProps): string {
  const t = wordsOf(props);
  const said = props.comments.map(
    ({ name, text, url, isWaiting }) =>
      `${name || t('comments.someone')}${isWaiting ? ` · ${t('comments.mailWaits')}` : ''}:\n${text.split('\n').map(wrap).join('\n')}\n${url}`,
  );
  const where = under(props);
  return [
    [wrap(headline(props)), where && wrap(where)].filter(Boolean).join('\n'),
    ...said,
    ...(props.more > 0 ? [t('comments.mailMore', { count: props.more })] : []),
    `--\n${wrap(why(props))}\n${t('comments.mailNoMore')}: ${props.offUrl}\n`,
  ].join('\n\n');
}
