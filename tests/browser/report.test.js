import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { filter, findViolations, launch, open } from './browser.js';

// The reports of BrowserTests.cs: small, chinese, hostile, empty, and large with 100,000 records.
const folder = process.env.STATUSPS_TESTS_REPORTS;
const report = name => join(folder, `${name}.html`);
const names = ['small', 'chinese', 'hostile', 'empty'];
let browser;

before(async () => { browser = await launch(); });
after(() => browser?.close());

const rowCount = page => page.$$eval('#rows > tr:not(.detail)', rows => rows.length);
const text = (page, selector) => page.$eval(selector, element => element.textContent);

for (const name of names) {
  for (const width of [1280, 390]) {
    for (const scheme of ['light', 'dark']) {
      test(`${name} at ${width} px in ${scheme}: one request, no message, accessible, no wider than the window`, async () => {
        const { page, seen } = await open(browser, report(name), { width, scheme });
        assert.deepEqual(seen.messages, []);
        assert.equal(seen.requests.length, 1);
        assert.deepEqual(await findViolations(page), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        const shots = process.env.STATUSPS_TESTS_SCREENSHOTS;
        if (shots) await page.screenshot({ path: join(shots, `${name}-${width}-${scheme}.png`), fullPage: true });
        await page.close();
      });
    }
  }

  test(`${name} is valid HTML`, async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: {
        // The policy of the page forbids attributes of style, not these.
        'no-inline-style': 'error',
        // An empty label of a page number is filled by the script.
        'long-title': 'off',
        'no-trailing-whitespace': 'off',
        'require-sri': 'off',
      },
    });
    const { valid, results } = await validator.validateString(await readFile(report(name), 'utf8'));
    const found = results.flatMap(result => result.messages.map(one => `${one.line}:${one.column} ${one.ruleId}: ${one.message}`));
    assert.ok(valid, found.slice(0, 20).join('\n'));
  });
}

test('text of a service runs no script and adds no element', async () => {
  const { page } = await open(browser, report('hostile'));
  assert.equal(await page.$$eval('script', scripts => scripts.length), 3);
  assert.equal(await page.$$eval('iframe, img, object, embed, link, form', elements => elements.length), 0);
  // The script creates the rows again, from JSON.
  await page.click('th[data-column="name"] button');
  assert.equal(await page.$$eval('#rows script, #rows img, #rows iframe, #rows b', elements => elements.length), 0);
  await page.close();
});

test('a script that is injected does not run', async () => {
  const { page, seen } = await open(browser, report('small'));
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.injected = true';
    document.body.append(script);
  });
  assert.equal(await page.evaluate(() => globalThis.injected), undefined);
  assert.match(seen.messages.join('\n'), /Content Security Policy/);
  await page.close();
});

test('rows that the script creates are those of the file', async () => {
  const { page } = await open(browser, report('small'));
  const rows = () => page.$eval('#rows', body => body.innerHTML.replaceAll(/>\s+</g, '><').replaceAll('\n', ''));
  const original = await rows();
  await page.click('th[data-column="name"] button');
  assert.notEqual(await rows(), original);
  await page.click('th[data-column="state"] button');
  assert.equal(await rows(), original);
  await page.close();
});

test('counts filter, and the text filter takes several words', async () => {
  const { page } = await open(browser, report('small'));
  const all = await rowCount(page);
  await page.click('button[data-value="Failed"]');
  const failed = await rowCount(page);
  assert.ok(failed > 0 && failed < all);
  assert.deepEqual(await page.$$eval('#rows .state .state-name', states => [...new Set(states.map(state => state.textContent))]), ['Failed']);
  assert.equal(await page.$eval('button[data-value="Failed"]', button => button.getAttribute('aria-pressed')), 'true');
  await page.click('button[data-value="Failed"]');
  assert.equal(await rowCount(page), all);
  await page.type('#search', 'ROTATE prod');
  assert.equal(await rowCount(page), 1);
  await page.type('#search', ' nothing-has-this');
  assert.equal(await rowCount(page), 0);
  assert.equal(await text(page, '#shown'), 'No record matches.');
  assert.deepEqual(await findViolations(page), []);
  await page.close();
});

test('a heading sorts in both directions and reports it', async () => {
  const { page } = await open(browser, report('small'));
  const sorted = () => page.$eval('th[data-column="name"]', heading => heading.getAttribute('aria-sort'));
  await page.click('th[data-column="name"] button');
  assert.equal(await sorted(), 'ascending');
  const cells = () => page.$$eval('#rows td.name', found => found.map(cell => cell.firstChild.textContent));
  const ascending = await cells();
  assert.deepEqual(ascending, [...ascending].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0)));
  await page.click('th[data-column="name"] button');
  assert.equal(await sorted(), 'descending');
  assert.equal((await cells())[0], ascending.at(-1));
  assert.deepEqual(await findViolations(page), []);
  await page.close();
});

test('100,000 records are shown in pages', async t => {
  const { page, seen } = await open(browser, report('large'));
  assert.deepEqual(seen.messages, []);
  assert.equal(await rowCount(page), 500);
  assert.equal(await text(page, '#page'), 'Page 1 of 200');
  assert.equal(await text(page, '#shown'), 'Records 1 to 500 of 100,000');
  const first = await filter(page, 'job 99999'), second = await filter(page, 'job 9999');
  assert.equal(await text(page, '#rows td.name small'), '9999');
  await filter(page, '');
  assert.equal(await rowCount(page), 500);
  await page.click('#next');
  assert.equal(await text(page, '#shown'), 'Records 501 to 1,000 of 100,000');
  await page.click('th[data-column="name"] button');
  assert.equal(await text(page, '#page'), 'Page 1 of 200');
  // Times depend on the machine: they are reported, not judged.
  t.diagnostic(`opened in ${seen.opened.toFixed()} ms, filtered in ${first.first.toFixed()} ms, again in ${second.first.toFixed()} ms`);
  await page.close();
});
