import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';

const FIRST =
  'Ana Bruno Clara Davi Elena Filipe Greta Hugo Iris Jonas Katja Luis Mara Nuno Olga Paulo Rita Sven Teresa Vera'.split(' ');
const LAST =
  'Almeida Brandt Costa Dias Esteves Ferreira Gomes Hansen Ivanova Jardim Keller Lopes Moreira Nunes Olsen Pires Ramos Silva Tavares Vogel'.split(
    ' ',
  );

/** 400 readers who came over three months: most confirmed, some not yet, some gone, a few whose address bounced.
 *  All at example.com, which takes no mail. */
export async function addDemoReaders(publicationId: string) {
  await db.$executeRaw`
    with made as (
      insert into subscriber (publication_id, email, email_folded, name, created_at)
      select ${publicationId}::uuid, address, lower(address), first || ' ' || last, now() - make_interval(days => 90 - n * 90 / 400, hours => n % 24)
      from generate_series(0, 399) as n,
        lateral (select (${FIRST}::text[])[1 + n % 20] as first, (${LAST}::text[])[1 + (n / 20) % 20] as last) as names,
        lateral (select lower(first || '.' || last) || '@example.com' as address) as addresses
      on conflict do nothing returning id, publication_id, created_at)
    insert into subscription (publication_id, subscriber_id, source, requested_at, confirmed_at, ended_at, end_reason)
    select publication_id, id, (array['form', 'home', 'post', 'import'])[1 + k % 4], created_at,
      case when k % 17 = 0 then null else created_at + interval '9 minutes' end,
      case when k % 23 = 5 then created_at + interval '20 days' end,
      case when k % 23 = 5 then 'reader' end
    from (select *, row_number() over (order by created_at) as k from made) as numbered`;
  await db.$executeRaw`
    insert into suppression (publication_id, email_folded, reason, detail)
    select publication_id, email_folded, 'hard_bounce', '550 5.1.1 No such user here'
    from subscriber where publication_id = ${publicationId}::uuid order by created_at limit 4
    on conflict do nothing`;
}

type Mailed = { publicationId: string; postId: string; subject: string; text: string; at: Date };

/** A mailing that is over: who was a reader at the time got it, and a few addresses bounced. */
export async function addDemoIssue(tx: Tx, { publicationId, postId, subject, text, at }: Mailed) {
  const issue = await tx.issue.create({
    data: {
      publicationId,
      postId,
      subject,
      fromName: 'Ada Moreno',
      fromEmail: 'post@example.com',
      audience: { kind: 'everyone' },
      createdAt: at,
      frozenAt: at,
      finishedAt: new Date(at.getTime() + 95_000),
      messages: { create: { variant: 'free', html: '', text } },
    },
  });
  const audienceCount = await tx.$executeRaw`
    insert into delivery (publication_id, issue_id, subscriber_id, email, state, variant, attempts, due_at, last_code, last_reply, first_tried_at, finished_at)
    select r.publication_id, ${issue.id}::uuid, r.id, r.email,
      (case when gone.email_folded is null then 'accepted' else 'bounced' end)::delivery_state, 'free', 1, ${at},
      case when gone.email_folded is null then 250 else 550 end,
      case when gone.email_folded is null then '250 2.0.0 Ok' else '550 5.1.1 No such user here' end,
      ${at}, ${at}::timestamptz + interval '60 seconds'
    from subscription s join subscriber r on r.id = s.subscriber_id
      left join suppression as gone on gone.publication_id = r.publication_id and gone.email_folded = r.email_folded
    where s.publication_id = ${publicationId}::uuid and s.confirmed_at < ${at} and (s.ended_at is null or s.ended_at > ${at})`;
  await tx.issue.update({ where: { id: issue.id, publicationId }, data: { audienceCount } });
}
