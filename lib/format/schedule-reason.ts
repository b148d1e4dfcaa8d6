const REASONS: Record<string, string> = {
  late: 'Nothing was running at that time, and by now it is more than a day late. Choose a new time, or publish it now.',
  'no-title': 'It had no title. Give it one, then choose a new time or publish it now.',
  'segment-unknown': 'The segment it was to be mailed to is gone. Choose who gets it, then a new time, or publish it now.',
  suspended: 'The publication was suspended at that time. Once that is lifted, choose a new time or publish it.',
  'not-counted':
    'Several subjects were to be tried, and opens and clicks are no longer counted. Choose a new time, or publish it now.',
  empty: 'It had no text. Write some, then choose a new time or publish it now.',
  'no-postal-address':
    'It was to be mailed, and your postal address was missing. Add it, then choose a new time or publish it now.',
};

/** Why a post was not published at its time, and what to do, in words. */
export const scheduleReason = (problem: string) =>
  REASONS[problem] ?? 'It could not be published. Choose a new time, or publish it now.';
