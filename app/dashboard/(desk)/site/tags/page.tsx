import type { Metadata } from 'next';
import { TagList } from '@/components/dashboard/tag-list';
import { tagPath } from '@/lib/format/post-path';
import { listTags } from '@/lib/posts/list-tags';
import { publicationUrl } from '@/lib/publications/publication-url';
import { requireMember } from '@/lib/publications/require-member';
import { SitePage } from '../site-page';
import { deleteTagAction, mergeTagsAction, updateTagAction } from './actions';

export const metadata: Metadata = { title: 'Tags' };
const PATH = '/dashboard/site/tags';

export default async function TagsPage() {
  const { publication, role } = await requireMember('site.change', PATH);
  const tags = await listTags(publication.id);
  return (
    <SitePage role={role} current={PATH} intro="What your posts are about. You give tags in the settings of a post.">
      <TagList
        tags={tags.map((tag) => ({ ...tag, url: publicationUrl(publication, tagPath(tag.slug)) }))}
        updateAction={updateTagAction}
        mergeAction={mergeTagsAction}
        deleteAction={deleteTagAction}
      />
    </SitePage>
  );
}
