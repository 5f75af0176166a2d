// People who sign in and read all pages at the same time. Each page has to be its reader's own: their name stands in its head, and
// a team manager's names no other team.
import { readFileSync } from 'node:fs';
import { Person } from './sign-in.mjs';

const percentile = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
const pages = ['/', '/teams', '/legal-status', '/domains', '/auditing', '/actions', '/concerns', '/performance', '/changes', '/measures', '/views', '/account', '/pack', '/search?q=team', '/measure?of=grade-inadequate', '/targets', '/teams.csv', '/actions.xlsx', '/api/v1/scorecards/board'];
const rows = ['/rows?of=audits', '/rows?of=actions-overdue'];

// How long somebody looks at a page before the next.
const looks = () => 500 + Math.random() * 1500;
const pause = ms => new Promise(r => setTimeout(r, ms));

async function ready(site) {
  for (let tries = 0; tries < 300; tries++) {
    if (await fetch(`${site}/health/ready`).then(a => a.ok, () => false)) return;
    await pause(200);
  }
  throw new Error('The site does not become ready.');
}

async function main(site, file, seconds) {
  const people = readFileSync(file, 'utf8').trim().split('\n').map(line => line.split('\t')).map(([name, role, scope, link]) => ({ name, role, scope, link, person: new Person(site) }));
  const signedIn = Date.now();
  for (const { person, link } of people) await person.invited(link, 'Otter bridge lantern 7');
  console.log(`${people.length} people signed in, one after another, in ${((Date.now() - signedIn) / 1000).toFixed(1)} s`);

  // A process that has just begun compiles its pages while it makes them.
  for (const one of people.slice(0, 5)) for (const page of pages.concat(one.role === 'board' ? [] : rows)) await one.person.ask(page);

  const teams = [...new Set(people.filter(p => p.role === 'team-manager').map(p => p.scope))];
  const [times, wrong] = [[], []];
  const until = Date.now() + seconds * 1000;
  await Promise.all(people.map(async one => {
    const own = one.role === 'board' ? pages : pages.concat(rows);
    for (let at = Math.floor(Math.random() * own.length); Date.now() < until; at++) {
      const page = own[at % own.length];
      const started = performance.now();
      const { status, text } = await one.person.ask(page).catch(e => ({ status: e.message, text: '' }));
      times.push({ page, took: performance.now() - started });
      if (status !== 200) wrong.push(`${one.role} ${page}: ${status}`);
      else if (text.includes('<header') && !text.includes(`>${one.name}</a>`)) wrong.push(`${one.name} got another's ${page}`);
      else if (one.role === 'team-manager' && teams.some(t => t !== one.scope && !one.scope.includes(t) && text.includes(t))) wrong.push(`${one.name} of ${one.scope} sees another team on ${page}`);
      await pause(looks());
    }
  }));
  const all = times.map(t => t.took);
  console.log(`${all.length} requests in ${seconds} s: median ${percentile(all, 0.5).toFixed(0)} ms, p99 ${percentile(all, 0.99).toFixed(0)} ms, longest ${Math.max(...all).toFixed(0)} ms`);
  for (const page of new Set(times.map(t => t.page))) {
    const of = times.filter(t => t.page === page).map(t => t.took);
    console.log(`  ${page.padEnd(32)} ${String(of.length).padStart(5)}  median ${percentile(of, 0.5).toFixed(0).padStart(4)}  p99 ${percentile(of, 0.99).toFixed(0).padStart(5)}`);
  }
  console.log(wrong.length === 0 ? 'No error, and nobody crossed.' : `${wrong.length} went wrong: ${[...new Set(wrong)].slice(0, 10).join('; ')}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

if (process.argv[2] === '--ready') await ready(process.argv[3]);
else await main(process.argv[2], process.argv[3], Number(process.argv[4]));
