export const ROLES = ['owner', 'admin', 'editor', 'author', 'contributor'] as const;
export type RoleName = (typeof ROLES)[number];

export const ROLE_WORDS: Record<RoleName, { name: string; may: string }> = {
  owner: { name: 'Owner', may: 'Everything, also payments and other owners' },
  admin: { name: 'Administrator', may: 'Posts, subscribers, settings and the team' },
  editor: { name: 'Editor', may: 'Everybody’s posts and their mailings' },
  author: { name: 'Author', may: 'Their own posts, and publishing them' },
  contributor: { name: 'Contributor', may: 'Drafts of their own, which others publish' },
};
