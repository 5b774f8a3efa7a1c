import assert from 'node:assert/strict';
import { filter, launch, open, sort } from './browser.js';

// Opens a report several times and prints the milliseconds of each time as JSON: until the page is loaded and its script
// has run, and until the first rows and all rows of a page are drawn, filtered by text, once more, and sorted.
const [file, times] = process.argv.slice(2);
const measured = { opened: [], first: [], firstAll: [], again: [], sorted: [], sortedAll: [] };

const browser = await launch();
try {
  for (let time = 0; time < Number(times); time++) {
    const { page, seen } = await open(browser, file);
    assert.deepEqual(seen.messages, []);
    assert.equal(await page.$$eval('#rows > tr:not(.detail)', rows => rows.length), 500);
    measured.opened.push(seen.opened);
    const first = await filter(page, 'job 99');
    measured.first.push(first.first);
    measured.firstAll.push(first.all);
    assert.equal(await page.$$eval('#rows > tr:not(.detail)', rows => rows.length), 500);
    measured.again.push((await filter(page, 'job 99999')).first);
    assert.equal(await page.$$eval('#rows > tr:not(.detail)', rows => rows.length), 1);
    await filter(page, '');
    const sorted = await sort(page, 'name');
    measured.sorted.push(sorted.first);
    measured.sortedAll.push(sorted.all);
    await page.close();
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(measured));
