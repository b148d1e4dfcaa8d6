import { db } from '@/lib/db/db';
import { type SubjectReason, type SubjectResult, subjectResults } from '@/lib/delivery/decide-subject';

type LinkReading = { url: string; readers: number };
export type SubjectTrial = {
  subjects: (SubjectResult & { subject: string })[];
  by: 'opens' | 'clicks';
  percent: number;
  /** null until its audience is written down */
  endsAt: Date | null;
  /** null until it is decided */
  decision: { winner: number; reason: SubjectReason } | null;
};
export type IssueReading = {
  /** Readers whose server took it */
  accepted: number;
  /** Of them, who opened it or followed a link: about, for programs that load no pictures are not seen */
  opened: number;
  /** Only fetched by a machine: they may have read it or not */
  onlyPrefetched: number;
  clicked: number;
  /** The most followed first */
  links: LinkReading[];
  /** null where it has one subject */
  trial: SubjectTrial | null;
};

const LINKS_SHOWN = 20;

/** How an issue was read; null where that is not counted, or the publication has no such issue. */
export async function getIssueReading(publicationId: string, issueId: string): Promise<IssueReading | null> {
  const issue = await db.issue.findFirst({
    where: { id: issueId, publicationId, countsReading: true },
    include: { subjects: { orderBy: { number: 'asc' } } },
  });
  if (!issue) return null;
  const [[counts], links] = await Promise.all([
    db.$queryRaw<Omit<IssueReading, 'links' | 'trial'>[]>`
      select count(*)::int as accepted,
        (count(*) filter (where r.opened_at is not null or c.clicked))::int as opened,
        (count(*) filter (where r.prefetched_at is not null and r.opened_at is null and c.clicked is null))::int as "onlyPrefetched",
        (count(*) filter (where c.clicked))::int as clicked
      from delivery d
      left join reading r on r.delivery_id = d.id
      left join (select distinct delivery_id, true as clicked from link_click
        where issue_id = ${issueId}::uuid and clicked_at is not null) c on c.delivery_id = d.id
      where d.issue_id = ${issueId}::uuid and d.state = 'accepted'`,
    db.$queryRaw<LinkReading[]>`
      select l.url, count(*)::int as readers
      from link_click c join issue_link l on l.issue_id = c.issue_id and l.number = c.number
      where c.issue_id = ${issueId}::uuid and c.publication_id = ${publicationId}::uuid and c.clicked_at is not null
      group by l.number, l.url order by readers desc, l.number limit ${LINKS_SHOWN}`,
  ]);
  if (!counts) throw new Error('an aggregate returned no row');
  const { splitPercent, splitBy, splitEndsAt, splitWinner, splitReason, subjects } = issue;
  if (splitPercent === null || subjects.length === 0) return { ...counts, links, trial: null };
  const results = await subjectResults(db, issueId);
  return {
    ...counts,
    links,
    trial: {
      subjects: subjects.flatMap(({ number, subject }) => {
        const result = results.find((each) => each.number === number);
        return result ? [{ ...result, subject }] : [];
      }),
      ...{ by: splitBy === 'clicks' ? 'clicks' : 'opens', percent: splitPercent, endsAt: splitEndsAt },
      decision: splitWinner === null ? null : { winner: splitWinner, reason: splitReason as SubjectReason },
    },
  };
}
