// Asks a running site for pages, one after another over one connection, and prints medians in milliseconds.
import http from 'node:http';
import { readFileSync } from 'node:fs';

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const median = times => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
const percentile = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];

function get(address) {
  return new Promise((resolve, reject) => {
    const begun = process.hrtime.bigint();
    http.get(address, { agent }, answer => {
      let size = 0;
      let text = '';
      answer.on('data', part => { size += part.length; text += part; });
      answer.on('end', () => {
        if (answer.statusCode !== 200) reject(new Error(`${address} answered ${answer.statusCode}`));
        else resolve({ ms: Number(process.hrtime.bigint() - begun) / 1e6, size, text });
      });
    }).on('error', reject);
  });
}

async function ready(site) {
  for (let tries = 0; tries < 300; tries++) {
    try { await get(`${site}/health/ready`); return; } catch { await new Promise(r => setTimeout(r, 200)); }
  }
  throw new Error('The site does not become ready.');
}

async function times(count, address) {
  const all = [];
  for (let at = 0; at < count; at++) all.push((await get(address(at))).ms);
  return all;
}

async function measure(site) {
  await ready(site);
  const board = await get(`${site}/`);
  const periods = [...board.text.matchAll(/<option[^>]*value="(\d{4}-\d{2})"/g)].map(m => m[1]);
  // The first pages of a process are compiled while they are made: they are asked for under another programme.
  for (const period of periods) await get(`${site}/?period=${period}&programme=all`);
  const fresh = await times(periods.length, at => `${site}/?period=${periods[at]}`);
  await times(300, () => `${site}/`);
  await times(300, () => `${site}/favicon.svg`);
  const cached = await times(1000, () => `${site}/`);
  const plain = await times(1000, () => `${site}/favicon.svg`);
  console.log(JSON.stringify({ fresh: median(fresh), freshWorst: percentile(fresh, 0.99), cached: median(cached), cachedWorst: percentile(cached, 0.99), plain: median(plain), bytes: board.size }));
}

function compare(one, many, authorities, months) {
  const [small, large] = [one, many].map(f => JSON.parse(readFileSync(f, 'utf8')));
  const ms = n => n.toFixed(2).padStart(8);
  console.log(`                                 one council   ${authorities} councils, ${months} months   ratio`);
  const row = (name, key) => console.log(`${name.padEnd(32)}${ms(small[key])} ms   ${ms(large[key])} ms            ${(large[key] / small[key]).toFixed(2)}`);
  row('static file, median', 'plain');
  row('board from the cache, median', 'cached');
  row('board from the cache, p99', 'cachedWorst');
  row('board made afresh, median', 'fresh');
  row('board made afresh, p99', 'freshWorst');
  console.log(`board against the static file: ${(small.cached / small.plain).toFixed(2)} and ${(large.cached / large.plain).toFixed(2)}; the second within 1.5 times the first: ${large.cached / large.plain <= 1.5 * small.cached / small.plain ? 'yes' : 'no'}`);
  console.log(`page size: ${small.bytes} and ${large.bytes} bytes`);
}

if (process.argv[2] === '--compare') compare(...process.argv.slice(3));
else await measure(process.argv[2]);
process.exit(0);
