/** Why a template was not saved or renamed, in words. */
export const TEMPLATE_PROBLEMS: Record<string, string> = {
  'post-unknown': 'This post is not here any more. Perhaps someone deleted it.',
  'template-unknown': 'This template is not here any more. Perhaps someone deleted it.',
  'name-missing': 'Give it a name.',
  'name-too-long': 'A name has at most 80 characters.',
  'name-taken': 'There is a template of this name. Choose another one.',
  'too-many': 'There are 50 templates already. Delete one you do not use any more.',
};
