// Opens pages of a running site in Chromium, each in a fresh profile and then again, and prints when the first chart stood, as the
// server drew it and then as plotly draws it over: milliseconds from the start of the navigation.
//   node bench/first-chart.mjs http://127.0.0.1:5080 / /teams
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person } from './sign-in.mjs';

const [site, ...pages] = process.argv.slice(2);
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--window-size=1280,900', '--remote-debugging-pipe'];

const reader = await new Person(site).demo('head-of-quality');

async function visit(address) {
  const profile = mkdtempSync(join(tmpdir(), 'chart-'));
  const browser = spawn(process.env.QAINSIGHT_CHROMIUM ?? '/usr/bin/chromium', [...flags, `--user-data-dir=${profile}`], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const waiting = new Map();
  let next = 1;
  let rest = '';
  browser.stdio[4].on('data', data => {
    const messages = (rest + data).split('\0');
    rest = messages.pop();
    for (const message of messages.map(m => JSON.parse(m))) waiting.get(message.id)?.(message.result);
  });
  const send = (method, params = {}, sessionId) => new Promise(resolve => {
    waiting.set(next, resolve);
    browser.stdio[3].write(JSON.stringify({ id: next++, method, params, sessionId }) + '\0');
  });
  const drawn = 'new Promise(r => { const look = () => { if (document.querySelector("[data-chart].drawn")) return r(performance.now()); document.querySelector("[data-chart]")?.scrollIntoView({ block: "center", behavior: "instant" }); requestAnimationFrame(look); }; look(); setTimeout(() => r(-1), 10000); }).then(drawn => JSON.stringify([performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? -1, drawn].map(Math.round)))';
  const once = async () => {
    const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    await send('Network.setCookies', { cookies: reader.cookie.split('; ').map(c => ({ name: c.split('=')[0], value: c.slice(c.indexOf('=') + 1), url: site })) }, sessionId);
    await send('Page.navigate', { url: site + address }, sessionId);
    const { result } = await send('Runtime.evaluate', { expression: drawn, awaitPromise: true }, sessionId);
    return JSON.parse(result.value);
  };
  // Not the browser's own start: that is over once an empty tab has stood for a while.
  await send('Target.createTarget', { url: 'about:blank' });
  await new Promise(r => setTimeout(r, 2000));
  const times = [await once(), await once()];
  browser.kill();
  await new Promise(r => browser.on('exit', r));
  // Its children put theirs away after it is gone.
  try { rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 }); } catch { /* In the machine's own temporary folder. */ }
  return times;
}

for (const page of pages) {
  const [cold, warm] = await visit(page);
  console.log(`${page.padEnd(20)} first visit ${cold[0]} ms, with plotly ${cold[1]}; second ${warm[0]} ms, with plotly ${warm[1]}`);
}
