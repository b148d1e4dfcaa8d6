/** As lib/subscribers/segment-rule.ts has them. */
export type Condition =
  | { field: 'tier'; is: 'free' | 'paid' }
  | { field: 'subscribed'; when: 'before' | 'since'; day: string }
  | { field: 'subscribed-within'; is: boolean; days: number }
  | { field: 'source'; is: boolean; source: string }
  | { field: 'opened' | 'clicked' | 'received'; is: boolean; days: number };
export type Rule = { match: 'all' | 'any'; conditions: Condition[] };

const SIGNS = {
  opened: ['opened a mail', 'opened no mail'],
  clicked: ['clicked in a mail', 'clicked in no mail'],
  received: ['got a mail', 'got no mail'],
} as const;

const lastDays = (days: number) => (days === 1 ? 'in the last day' : `in the last ${days} days`);

function conditionWords(condition: Condition, sources: Record<string, string>): string {
  switch (condition.field) {
    case 'tier':
      return condition.is === 'paid' ? 'pays' : 'does not pay';
    case 'subscribed':
      return `subscribed ${condition.when} ${condition.day}`;
    case 'subscribed-within':
      return `${condition.is ? 'subscribed' : 'did not subscribe'} ${lastDays(condition.days)}`;
    case 'source':
      return `${condition.is ? 'came' : 'did not come'} by “${sources[condition.source] ?? condition.source}”`;
    default:
      return `${SIGNS[condition.field][condition.is ? 0 : 1]} ${lastDays(condition.days)}`;
  }
}

/** A rule as a sentence's end: "pays and opened a mail in the last 30 days". */
export const ruleWords = ({ match, conditions }: Rule, sources: Record<string, string> = {}): string =>
  conditions.map((condition) => conditionWords(condition, sources)).join(match === 'all' ? ' and ' : ' or ');
