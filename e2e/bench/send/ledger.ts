import { db } from '@/lib/db/db';
import { createIssue } from '@/lib/delivery/create-issue';
import { PLACEHOLDERS } from '@/lib/mailer/placeholders';

/** A publication with so many confirmed readers, and a post to send them.
 *  @param countsReading whether its mail carries what opens and clicks are counted by */
export async function seedReaders(readers: number, countsReading = false) {
  const publication = await db.publication.create({
    data: { countsReading, name: 'Letters', host: 'letters.test', postalAddress: '1 Main Street, Springfield' },
  });
  const author = await db.user.create({ data: { email: 'ana@letters.test' } });
  await db.$executeRaw`
    insert into subscriber (publication_id, email, email_folded)
    select ${publication.id}::uuid, 'reader' || n || '@example.com', 'reader' || n || '@example.com'
    from generate_series(1, ${readers}::int) n`;
  await db.$executeRaw`
    insert into subscription (publication_id, subscriber_id, confirmed_at) select publication_id, id, now() from subscriber`;
  await db.$executeRawUnsafe('vacuum analyze subscriber, subscription');
  return { publicationId: publication.id, authorId: author.id };
}

/** Publishes: from here on the worker has it. */
export async function publishLetter({ publicationId, authorId }: { publicationId: string; authorId: string }, html: string) {
  const document = { type: 'doc', content: [] };
  const post = await db.post.create({ data: { publicationId, authorId, title: 'A letter', document } });
  const { issueId } = await db.$transaction((tx) =>
    createIssue(tx, {
      ...{ publicationId, postId: post.id, createdById: authorId, emailing: 'first', preheader: '', replyTo: null },
      ...{ subject: 'A letter of about forty kilobytes', fromName: 'Letters', fromEmail: 'ana@letters.test' },
      audience: { kind: 'everyone' },
      messages: [
        {
          variant: 'free',
          html: html.replace('%unsubscribe%', PLACEHOLDERS.unsubscribeUrl),
          text: `A letter\n\n${PLACEHOLDERS.unsubscribeUrl}\n`,
        },
      ],
    }),
  );
  return issueId;
}

/** Waits for the last row.
 *  @param alive throws when nobody is left to write it
 *  @returns seconds from the commit of publishing to the last result, by the database's clock */
export async function untilSent(issueId: string, readers: number, alive: () => void): Promise<number> {
  for (;;) {
    alive();
    const issue = await db.issue.findUniqueOrThrow({ where: { id: issueId } });
    if (issue.pausedAt) throw new Error(`the issue was paused: ${issue.pauseReason} ${issue.pauseDetail ?? ''}`);
    if (issue.finishedAt) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const [sent] = await db.$queryRaw<{ accepted: number; seconds: number }[]>`
    select (count(*) filter (where d.state = 'accepted'))::int as accepted,
      extract(epoch from max(d.finished_at) - min(i.created_at))::float8 as seconds
    from delivery d join issue i on i.id = d.issue_id where d.issue_id = ${issueId}::uuid`;
  if (sent?.accepted !== readers) throw new Error(`${sent?.accepted} of ${readers} were accepted`);
  return sent.seconds;
}
