// Pages per second of jsdom and Readability, warm: node bench.mjs FOLDER ROUNDS
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM, VirtualConsole } from 'jsdom';
import { Readability } from '@mozilla/readability';

const [folder, rounds] = [process.argv[2], Number(process.argv[3] ?? 1)];
const pages = readdirSync(folder).filter((name) => name.endsWith('.html'))
  .map((name) => readFileSync(join(folder, name), 'utf8'));
const read = (page) => {
  const { window } = new JSDOM(page, { virtualConsole: new VirtualConsole() });
  const article = new Readability(window.document).parse();
  window.close();
  return article;
};
for (const page of pages) read(page);
const start = performance.now();
for (let i = 0; i < rounds; ++i) for (const page of pages) read(page);
console.log(((rounds * pages.length) / ((performance.now() - start) / 1000)).toFixed(2));
