/** Why a post was not published or updated, in words. */
export const PUBLISH_PROBLEMS: Record<string, string> = {
  'post-unknown': 'This post is not here any more. Perhaps someone deleted it.',
  'not-published': 'This post is not published, so there is no page to update.',
  stale:
    'The post was changed after this page was made, so nothing was published. Go back, read it once more, and publish again.',
  'no-title': 'A post needs a title: it becomes the headline of its page, its address, and the subject of the mail.',
  suspended: 'The owner of this install has suspended the publication. Nothing can be published until that is lifted.',
  'not-counted':
    'Trying several subjects needs opens and clicks to be counted. Turn that on in the settings, or publish with one subject.',
  'address-reserved':
    'Its address belongs to the site itself, so nobody would see the page. Choose another address in its settings.',
  empty: 'This post has no text yet.',
  'already-published':
    'This post is published already, as it was before your last changes or without the mail. Load the page again.',
  'segment-unknown': 'The segment it was to be mailed to is gone. Choose who gets it anew.',
  'unlock-past': 'It can only be opened to everyone after it is published. Choose a later time.',
  'time-past': 'That time is past. Choose a later one, or publish it now.',
  'no-postal-address': 'No mail goes out without your postal address. Add it, or publish on the web only.',
};
