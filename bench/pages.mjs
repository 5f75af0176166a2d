// Asks a running site for every page, one after another over one connection, and prints how long the server had each, in milliseconds,
// as the server's own log says it: from a request's arrival until the last byte of its answer is handed over.
import http from 'node:http';
import { readFileSync } from 'node:fs';
import { Person } from './sign-in.mjs';

const log = process.argv[5];
let asked = 0;
let cookie = '';

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const percentile = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
const median = times => percentile(times, 0.5);

function get(address) {
  return new Promise((resolve, reject) => {
    http.get(address, { agent, headers: cookie ? { cookie } : {} }, answer => {
      const parts = [];
      answer.on('data', part => parts.push(part));
      answer.on('end', () => {
        asked++;
        const body = Buffer.concat(parts);
        if (answer.statusCode !== 200) reject(new Error(`${address} answered ${answer.statusCode}`));
        else resolve({ size: body.length, text: body.toString() });
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

// The log is written behind the answers: it is waited for.
async function lastTimes(count) {
  for (let tries = 0; tries < 100; tries++) {
    const all = [...readFileSync(log, 'utf8').matchAll(/Request finished .* ([\d.]+)ms$/gm)];
    if (all.length >= asked) return all.slice(-count).map(m => Number(m[1]));
    await new Promise(r => setTimeout(r, 50));
  }
  throw new Error('The log does not say how long the answers took.');
}

async function times(count, address) {
  for (let at = 0; at < count; at++) await get(address(at));
  return lastTimes(count);
}

// As often as the runtime sees code used before it compiles it in full, and then some.
const warmUp = 60;

const links = (text, within) => [...text.matchAll(/<a [^>]*href="([^"#]+)"/g)].map(m => m[1].replaceAll('&amp;', '&')).filter(href => href.startsWith(within));
const withFilter = (page, filter) => page + (page.includes('?') ? '&' : '?') + filter;

// Pages beside the board stand in the navigation; the others are found as a reader finds them, by the first link that leads there.
async function pages(site) {
  const board = await get(`${site}/`);
  const navigation = board.text.match(/<nav aria-label="Pages">[\s\S]*?<\/nav>/)[0];
  const found = new Map(links(navigation, '/').map(href => [href, href]));
  const below = ['/team?', '/practitioner?', '/status?', '/domain?', '/rows?', '/audit?', '/measure?', '/pack'];
  const queue = [...found.keys()];
  for (const page of queue) {
    for (const href of links((await get(site + page)).text, '/')) {
      const kind = below.find(b => href.startsWith(b));
      if (!kind || found.has(kind)) continue;
      found.set(kind, href);
      queue.push(href);
    }
  }
  found.set('/search?', '/search?q=team');
  const rows = await get(site + found.get('/rows?'));
  const chosen = id => board.text.match(new RegExp(`<select id="${id}"[\\s\\S]*?</select>`))[0];
  const periods = [...chosen('period').matchAll(/<option[^>]*value="(\d{4}-\d{2})"/g)].map(m => m[1]);
  const services = [...chosen('service').matchAll(/<option[^>]*value="([^"]+)"/g)].map(m => m[1].replaceAll('&amp;', '&'));
  return { pages: [...found.entries()].map(([name, address]) => ({ name: name.replace('?', ''), address })), periods, services, audits: links(rows.text, '/audit?').filter((a, at, those) => those.indexOf(a) === at).slice(0, periods.length) };
}

const memory = pid => Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]) / 1024;

async function measure(site, pid, reports) {
  await ready(site);
  cookie = (await new Person(site).demo('head-of-quality')).cookie;
  asked += 2;
  const { pages: all, periods, services, audits } = await pages(site);
  const bare = address => address.replace(/([?&])period=[^&]*&?/, '$1').replace(/[?&]$/, '');
  const months = page => ['/imports', '/views', '/search', '/admin/people'].includes(page.name) ? [] : periods;
  const afresh = page => page.name === '/audit' ? audits.map(a => site + a) : months(page).map(m => site + withFilter(bare(page.address), `period=${m}`));
  // A process that has just begun compiles its pages while it makes them: they are asked for of single services first.
  for (const page of all) {
    for (let at = 0; at < warmUp; at++) {
      const other = months(page).length > 0 ? withFilter(bare(page.address), `period=${periods[at % periods.length]}&service=${encodeURIComponent(services[Math.floor(at / periods.length)])}`) : page.address;
      await get(site + other).catch(() => {});
    }
  }
  const answers = [];
  for (const page of all) {
    const own = site + bare(page.address);
    const addresses = afresh(page);
    // What is of no month is made each time.
    const fresh = addresses.length === 0 ? await times(periods.length, () => own) : await times(addresses.length, at => addresses[at]);
    await times(100, () => own);
    const cached = await times(400, () => own);
    answers.push({ name: page.name, fresh: median(fresh), freshWorst: percentile(fresh, 0.99), cached: median(cached), cachedWorst: percentile(cached, 0.99), bytes: (await get(own)).size });
  }
  await times(300, () => `${site}/favicon.svg`);
  const plain = await times(1000, () => `${site}/favicon.svg`);
  const grown = [];
  const figures = all.filter(p => !['/audit', '/imports', '/views', '/search', '/admin/people'].includes(p.name));
  // Each is a report that nobody asked for before: another run of months, then another service.
  const spans = periods.flatMap((from, at) => periods.slice(0, at + 1).map(to => from === to ? from : `${from}..${to}`));
  for (let at = 0; at < reports; at++) {
    const round = Math.floor(at / figures.length);
    const service = ['', ...services][Math.floor(round / spans.length)];
    await get(site + withFilter(bare(figures[at % figures.length].address), `period=${spans[round % spans.length]}${service ? `&service=${encodeURIComponent(service)}` : ''}`)).catch(() => {});
    if ((at + 1) % Math.ceil(reports / 5) === 0) grown.push(Math.round(memory(pid)));
  }
  console.log(JSON.stringify({ pages: answers, plain: median(plain), plainWorst: percentile(plain, 0.99), grown }));
}

function compare(one, many, authorities, months) {
  const [small, large] = [one, many].map(f => JSON.parse(readFileSync(f, 'utf8')));
  const ms = n => n.toFixed(2).padStart(7);
  console.log(`Milliseconds          |  one council: cached    p99  fresh    p99     KB |  ${authorities} councils, ${months} months: cached    p99  fresh    p99     KB | cached, times a static file`);
  const half = (p, plain) => `${ms(p.cached)}${ms(p.cachedWorst)}${ms(p.fresh)}${ms(p.freshWorst)}${(p.bytes / 1024).toFixed(0).padStart(7)}`;
  for (const page of small.pages) {
    const twin = large.pages.find(p => p.name === page.name);
    console.log(`${page.name.padEnd(22)}|               ${half(page)} |                          ${twin ? half(twin) : ' not reached'.padEnd(35)} | ${(page.cached / small.plain).toFixed(2)} and ${twin ? (twin.cached / large.plain).toFixed(2) : '–'}`);
  }
  console.log(`${'a static file'.padEnd(22)}|               ${ms(small.plain)}${ms(small.plainWorst)}                      |                          ${ms(large.plain)}${ms(large.plainWorst)}`);
  console.log(`Memory while reports are made, a fifth at a time, MB: ${small.grown.join(', ')} and ${large.grown.join(', ')}`);
}

if (process.argv[2] === '--compare') compare(...process.argv.slice(3));
else await measure(process.argv[2], process.argv[3], Number(process.argv[4]));
process.exit(0);
