import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ActivityFilter } from '@/components/dashboard/activity-filter';
import { ActivityList } from '@/components/dashboard/activity-list';
import { ACT_KINDS, ACT_WORDS } from '@/components/dashboard/activity-words';
import { PublicationSettings } from '@/lib/publications/publication-settings';
import { ACTS } from '@/lib/publications/record-activity';

const ROW = { id: '1', objectId: '2', objectName: 'The object', by: 'Ada', when: 'today' };
const drawn = (act: string, more: object = {}) =>
  renderToStaticMarkup(<ActivityList rows={[{ ...ROW, act, ...more }]} />).replaceAll(/<[^>]*>/g, ' ');

describe.each(ACTS)('%s', (act) => {
  test('has a line in words', () => {
    expect(ACT_WORDS[act]).toBeDefined();
    expect(drawn(act)).toContain(`Ada  ${ACT_WORDS[act]}`);
    expect(drawn(act)).not.toContain(act);
  });

  test('is of a kind that can be asked for', () => {
    const kind = ACT_KINDS[act.split('.')[0] ?? ''];
    expect(kind).toBeDefined();
    expect(drawn(act)).toContain(kind);
    expect(renderToStaticMarkup(<ActivityFilter action="/" members={[]} />)).toContain(`>${kind}</option>`);
  });
});

test('no word is kept for an act that is never written', () => {
  expect(Object.keys(ACT_WORDS).toSorted()).toEqual([...ACTS].toSorted());
});

test('says which settings were changed, none by the name it has in the code', () => {
  expect(drawn('settings.changed', { objectName: 'name, timeZone' })).toContain('changed settings: name, time zone');
  const line = drawn('settings.changed', { objectName: Object.keys(PublicationSettings.shape).join(', ') });
  expect(line).not.toMatch(/[a-z][A-Z]/);
});

test('leads to a post that is still there, not to one in the trash', () => {
  const html = (act: string) => renderToStaticMarkup(<ActivityList rows={[{ ...ROW, act }]} />);
  expect(html('post.published')).toContain('href="/dashboard/posts/2"');
  expect(html('post.deleted')).not.toContain('href');
  expect(html('team.invited')).not.toContain('href');
});
