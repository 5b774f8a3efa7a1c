import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Starts the Chromium of STATUSPS_TESTS_CHROMIUM without a window. */
export const launch = () => puppeteer.launch({
  executablePath: process.env.STATUSPS_TESTS_CHROMIUM ?? '/usr/bin/chromium',
  // Chromium has no sandbox for root; the pages are files of this test.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

/** Opens a report, and keeps what the browser reports about it: console messages, errors and requests. */
export const open = async (browser, file, { width = 1280, scheme = 'light' } = {}) => {
  const page = await browser.newPage();
  const seen = { messages: [], requests: [] };
  page.on('console', message => seen.messages.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => seen.messages.push(`error: ${error.message}`));
  page.on('request', request => seen.requests.push(request.url()));
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  const started = performance.now();
  await page.goto(pathToFileURL(file).href, { timeout: 120_000 });
  seen.opened = performance.now() - started;
  return { page, seen };
};

/**
 * Changes the page, by text in the search field or a click on a heading. Returns the milliseconds until the browser has
 * drawn the first rows, and all rows of the page.
 */
const change = (page, selector, words) => page.evaluate(async (query, value) => {
  const element = document.querySelector(query), started = performance.now();
  const draw = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  // Before the page's own, which creates the other rows.
  const drawn = draw();
  if (value === null) element.click();
  else {
    element.value = value;
    element.dispatchEvent(new Event('input'));
  }
  await drawn;
  const first = performance.now() - started;
  await draw();
  return { first, all: performance.now() - started };
}, selector, words);

export const filter = (page, words) => change(page, '#search', words);
export const sort = (page, column) => change(page, `th[data-column="${column}"] button`, null);

/** Runs the accessibility rules of axe-core, and returns one line for each violation. */
export const findViolations = async page => {
  // DevTools evaluates the script, which the page's policy would not load.
  await page.evaluate(await readFile(axePath, 'utf8'));
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map(one => `${one.id}: ${one.help}: ${one.nodes.map(node => node.html.slice(0, 120)).slice(0, 3).join(' ')}`);
};
