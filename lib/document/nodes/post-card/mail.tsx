import { CardInMail } from '../../card-mail';
import type { MailProps } from '../../rendering';
import { readPostCard } from './attributes';

export function PostCardMail({ node, context }: MailProps) {
  const post = readPostCard(node, context);
  return (
    post && (
      <CardInMail
        href={context.siteUrl + post.path}
        title={post.title}
        description={post.subtitle}
        byline={post.access}
        picture={post.cover}
        context={context}
      />
    )
  );
}
