import { DocumentPage } from '@/lib/document/document-page';
import type { PostDocument } from '@/lib/document/types';

/** What a reader wrote. Search engines are told that its links are none of the publication's. */
export const CommentBody = ({ document }: { document: PostDocument }) => (
  <div dir="auto" className="comment-body">
    <DocumentPage document={document} pictures={{}} linkRel="ugc nofollow noopener" />
  </div>
);
