// node draw.js PROMETHEUS FROM TO PICTURE: draws the panels of examples/grafana/statusps.json as a PNG file, with the
// data of a Prometheus between two Unix times. Chromium: STATUSPS_TESTS_CHROMIUM.
// The page uses no network: this program answers its requests.
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import sharp from 'sharp';

const [prometheus, from, to, picture] = process.argv.slice(2);
const width = 1860, site = 'http://dashboard.invalid/', step = 2;
// A grid whose tables show six columns of 150 px, and all its rows: Grafana draws only what is in the window.
const height = 2000;
const local = path => fileURLToPath(new URL(path, import.meta.url));
const { panels } = JSON.parse(await readFile(local('../../../examples/grafana/statusps.json'), 'utf8'));

async function query({ expr, instant }) {
  const expression = expr.replaceAll('$profile', '.*');
  const [path, times] = instant ? ['query', { time: to }] : ['query_range', { start: from, end: to, step }];
  const answer = await fetch(`${prometheus}/api/v1/${path}?${new URLSearchParams({ query: expression, ...times })}`);
  if (!answer.ok) throw new Error(`Prometheus refuses ${expression}: ${await answer.text()}`);
  return answer.json();
}

const data = await Promise.all(panels.map(async panel => {
  const answers = await Promise.all(panel.targets.map(query));
  return { panel, answers };
}));
const { outputFiles } = await build({
  entryPoints: [local('panels.jsx')], bundle: true, write: false, outdir: 'out', minify: true, jsx: 'automatic',
  logLevel: 'error',
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'empty' },
});
const file = end => outputFiles.find(one => one.path.endsWith(end)).text;
const page = '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/page.css">'
  + '<main></main><script src="/page.js"></script>';

async function answer(request) {
  const path = new URL(request.url()).pathname;
  if (path === '/') return { contentType: 'text/html', body: page };
  if (path === '/page.js') return { contentType: 'text/javascript', body: file('.js') };
  if (path === '/page.css') return { contentType: 'text/css', body: file('.css') };
  const icon = path.match(/^\/public\/build\/img\/icons\/[\w/-]+\.svg$/);
  if (!icon) return { status: 404 };
  const source = path.replace('/public/build/', 'node_modules/@grafana/ui/dist/public/');
  return { contentType: 'image/svg+xml', body: await readFile(local(source)) };
}

const browser = await puppeteer.launch({
  executablePath: process.env.STATUSPS_TESTS_CHROMIUM ?? '/usr/bin/chromium',
  // Chromium has no sandbox for root; the page is a file of this folder.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const tab = await browser.newPage();
  const errors = [];
  tab.on('pageerror', error => errors.push(error.message));
  await tab.setViewport({ width, height });
  await tab.setRequestInterception(true);
  tab.on('request', async request => {
    if (request.url().startsWith('data:')) await request.continue();
    else await request.respond(await answer(request));
  });
  await tab.goto(site);
  await tab.evaluate((...all) => window.draw(...all), data, { from: Number(from), to: Number(to) }, width);
  // Each panel has a description, and its icon is loaded after the panel is drawn.
  await tab.waitForFunction(count => document.querySelectorAll('section svg').length >= count, {}, panels.length);
  await tab.evaluate(() => document.fonts.ready);
  if (errors.length) throw new Error(errors.join('\n'));
  const main = await tab.$('main');
  await sharp(await main.screenshot()).png({ palette: true, colours: 128, effort: 10 }).toFile(picture);
} finally {
  await browser.close();
}
