import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const SCREENS = [
  { name: 'on a desktop by day', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'on a phone by night', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

/** What axe finds on the page as it stands, by the rules we hold ourselves to. */
export async function listViolations(page: Page) {
  await expect(page).toHaveTitle(/./); // within the dashboard it follows the page a moment later
  // Half the work of a scan is what nobody reads: the nodes that passed, and the second page that puts the results of frames
  // of other origins together, of which there are none (0.73 s of CPU a scan instead of 1.59, 2026-11-28).
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  // Nothing may run in what a preview shows, axe neither: it would wait for an answer for ever. Those pages are scanned themselves.
  return (await axe.withTags(RULES).exclude('iframe[sandbox]').analyze()).violations;
}

/** Scans the page as it stands, and asks that nothing is wider than the window.
 *  @param state names it where something is found. */
export async function expectNoFaults(page: Page, state: string) {
  const violations = await listViolations(page);
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect.soft(faults, state).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(overflow, `${state} is wider than its window`).toBeLessThanOrEqual(0);
}
