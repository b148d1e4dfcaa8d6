import type { Page } from '@playwright/test';
import { expectNoFaults, SCREENS } from './accessibility';
import { expect, signIn, test } from './fixtures';
import { fillSite } from './full-site';
import { expectValidHtml } from './valid-html';

// Every page a reader can meet, by WCAG 2.2 AA: what axe sees, and what only a walk shows.

type Site = Awaited<ReturnType<typeof fillSite>>;
const pagesOf = ({ cached, personal }: Site) => Object.entries({ ...cached, ...personal });

for (const { name, viewport, colorScheme } of SCREENS) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme });

    test('every reader’s page can be used by everyone', async ({ page, publication }) => {
      test.slow();
      const site = await fillSite(publication);
      for (const [state, path] of pagesOf(site)) {
        await page.goto(new URL(path, publication.url).href);
        await expectNoFaults(page, state);
        if (colorScheme === 'light') await expectValidHtml(page, state);
        await expect.soft(page.getByRole('heading', { level: 1 }), `${state} has one title`).toHaveCount(1);
        if (process.env.SHOTS)
          await page.screenshot({ path: `${process.env.SHOTS}/reader-${state}-${viewport.width}.png`, fullPage: true });
      }
      await signIn(page, publication, publication.ownerId);
      for (const path of [site.cached.post, '/account', '/account/payments']) {
        await page.goto(new URL(path, publication.url).href);
        await expectNoFaults(page, `${path}, signed in`);
        if (colorScheme === 'light') await expectValidHtml(page, `${path}, signed in`);
      }
    });
  });
}

/** What is cut off or wider than the window, where nothing may be. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth + 1;
    const faults = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.sr-only, [hidden], pre, .katex, svg'))
        return false;
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1) return false;
      let above: HTMLElement | null = element;
      for (; above; above = above.parentElement) if (['auto', 'scroll'].includes(getComputedStyle(above).overflowX)) return false;
      return box.right > innerWidth + 1 || box.left < -1;
    });
    return [
      ...(wide ? ['the page scrolls sideways'] : []),
      ...faults.slice(0, 5).map(({ outerHTML }) => outerHTML.slice(0, 120)),
    ];
  });

test('at 400 % on a small window, and with letters twice as large, nothing is lost', async ({ page, publication }) => {
  test.slow();
  const site = await fillSite(publication);
  // 1.4.10: 320 CSS pixels are a window of 1280 at 400 %.
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [state, path] of pagesOf(site)) {
    await page.goto(new URL(path, publication.url).href);
    expect.soft(await cutOff(page), `${state} at 320 pixels`).toEqual([]);
  }
  // 1.4.4: text alone at 200 %.
  await page.setViewportSize({ width: 640, height: 640 });
  for (const [state, path] of pagesOf(site)) {
    await page.goto(new URL(path, publication.url).href);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect.soft(await cutOff(page), `${state} in large letters`).toEqual([]);
  }
});

type Stop = { what: string; visible: boolean; marked: boolean };

/** Where the focus is: whether it can be seen, and whether it is in the window. */
const focused = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return {
      what: element.outerHTML.slice(0, 100),
      visible: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight,
      marked: (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none',
    };
  });

test('by keyboard everything is reached in order, and always seen where one is', async ({ page, publication }) => {
  test.slow();
  const site = await fillSite(publication);
  const { home, post, everything, archive, subscribe } = site.cached;
  const shown = { home, post, everything, archive, subscribe, search: site.personal.search, 'sign in': site.personal['sign in'] };
  for (const [state, path] of Object.entries(shown)) {
    await page.goto(new URL(path, publication.url).href);
    const reachable = await page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, audio[controls]')].filter(
          (each) => each.checkVisibility() && each.tabIndex >= 0 && !each.matches('[type=hidden]'),
        ).length,
    );
    const stops: Stop[] = [];
    for (let press = 0; press < reachable + 10; press++) {
      await page.keyboard.press('Tab');
      const stop = await focused(page);
      if (!stop) break;
      stops.push(stop);
    }
    expect.soft(stops[0]?.what, `${state} begins with the way past its head`).toContain('#content');
    expect
      .soft(
        stops.filter(({ visible }) => !visible),
        `${state}: focus out of sight`,
      )
      .toEqual([]);
    expect
      .soft(
        stops.filter(({ marked }) => !marked),
        `${state}: focus unmarked`,
      )
      .toEqual([]);
    // Radio buttons of one name are one stop.
    expect.soft(stops.length, `${state} is walked through`).toBeGreaterThanOrEqual(Math.min(10, reachable));
  }
  await page.goto(publication.url);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inMain = await page.evaluate(() => document.activeElement?.closest('main') !== null);
  expect(inMain, 'the way past the head leads into the page').toBe(true);
});

test('who wants less motion gets none, and on paper stands the text alone', async ({ page, publication }) => {
  const { cached } = await fillSite(publication);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of [cached.home, cached.everything, cached.archive]) {
    await page.goto(new URL(path, publication.url).href);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) => {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element);
        const longest = Math.max(...`${transitionDuration}, ${animationDuration}`.split(', ').map(Number.parseFloat));
        return longest > 0.001 || scrollBehavior === 'smooth' ? [element.outerHTML.slice(0, 80)] : [];
      }),
    );
    expect.soft(moving, path).toEqual([]);
  }
  await page.emulateMedia({ media: 'print' });
  await page.goto(new URL(cached.post, publication.url).href);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('knot by knot').first()).toBeVisible();
  for (const what of [page.getByRole('navigation'), page.getByRole('contentinfo'), page.getByRole('textbox')])
    for (const each of await what.all()) await expect(each).toBeHidden();
});
