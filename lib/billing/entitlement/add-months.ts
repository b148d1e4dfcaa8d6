/** The same day so many months later, or the last of that month where it has no such day. UTC. */
export function addMonths(date: Date, months: number): Date {
  const added = new Date(date);
  added.setUTCMonth(added.getUTCMonth() + months);
  if (added.getUTCDate() !== date.getUTCDate()) added.setUTCDate(0);
  return added;
}
