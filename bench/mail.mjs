// What bench/mail needs besides: accounts and a subscription as SQL, a mail server that takes everything, and a look into each mail.
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const text = value => value === null ? 'NULL' : `'${String(value).replaceAll("'", "''")}'`;
const ago = days => `${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, -1)}0000+00:00`;
const pairs = all => all.flatMap((one, at) => all.slice(at + 1).map(other => [one, other]));
const upTo = (all, count) => Array.from({ length: count }, (_, at) => all[at % all.length]);

/** Teams of an extract, whose fields hold no commas. */
function teamsOf(file) {
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '').trim().split(/\r?\n/).slice(1).map(line => line.split(',')).map(([team, service]) => ({ team, service }));
}

/** Some of the board, who see the same; managers of a service or two; managers of a team or two: nearly every scope there once. */
function people(file, count, list) {
  const teams = teamsOf(file);
  const services = [...new Set(teams.map(t => t.service))];
  const board = Math.round(count * 0.08);
  const overServices = Math.round(count * 0.2);
  const all = [
    ...upTo([[]], board).map(() => ({ role: 'board', services: [], teams: [] })),
    ...upTo([...services.map(s => [s]), ...pairs(services)], overServices).map(s => ({ role: 'service-manager', services: s, teams: [] })),
    ...upTo([...teams.map(t => [t.team]), ...pairs(teams.map(t => t.team))], count - board - overServices).map(t => ({ role: 'team-manager', services: [], teams: t })),
  ].map((one, at) => ({ ...one, id: `reader-${at}`, email: `reader${at}@council.example`, name: `Reader Number ${at}` }));
  writeFileSync(list, JSON.stringify({ people: all, teams }));

  console.log('BEGIN;');
  for (const { id, email, name, role, services: own, teams: under } of all) {
    console.log(`INSERT INTO account (id, email, plain_email, name, origin, role, is_administrator, security_stamp, created_at, signed_in_at) VALUES (${[id, email, email.toUpperCase(), name, 'local', role].map(text)}, 0, ${text(`stamp-${id}`)}, ${text(ago(30))}, ${text(ago(9))});`);
    for (const [kind, value] of [...own.map(s => ['service', s]), ...under.map(t => ['team', t])]) console.log(`INSERT INTO account_scope VALUES (${[id, kind, value].map(text)});`);
  }
  // Of the week that ends now, so that exactly one is due.
  console.log(`INSERT INTO subscription (id, owner, name, address, months, rhythm, day, at, role, with_workbook, with_pdf, says_nothing, planned_to, last_period, edition, created_at)
    VALUES (1, 'reader-0', 'Teams each week', 'teams', 1, 'weekly', 1, '00:00', NULL, 1, 0, 1, ${text(ago(7))}, '', 1, ${text(ago(30))});`);
  for (const { id } of all) console.log(`INSERT INTO subscription_reader VALUES (1, ${text(id)});`);
  console.log('COMMIT;');
}

/** Mails of the past: so many, all of them sent. */
function history(count) {
  console.log('BEGIN;');
  for (let at = 0; at < count; at++) {
    console.log(`INSERT INTO delivery (kind, subscription, period, reader, round, due_at, state, tries, next_try_at, message_id, email, subject, build, changed_at)
      VALUES ('scorecard', 1, 'then-${at}', 'reader-${at % 10}', 0, ${text(ago(60))}, 'sent', 1, ${text(ago(60))}, '${at}.${'0'.repeat(32)}@council.example', 'reader${at % 10}@council.example', 'OFFICIAL–SENSITIVE: Teams', 'b000001', ${text(ago(60))});`);
  }
  console.log('COMMIT;');
}

/** RFC 5321, as much of it as a server needs that takes whatever comes. */
function server(port, folder) {
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  createServer(socket => {
    let [rest, content] = ['', false];
    const say = line => socket.write(`${line}\r\n`);
    say('220 bench');
    socket.setEncoding('latin1').on('error', () => {}).on('data', data => {
      rest += data;
      for (;;) {
        const end = content ? rest.indexOf('\r\n.\r\n') : rest.indexOf('\r\n');
        if (end < 0) return;
        const said = rest.slice(0, end);
        rest = rest.slice(end + (content ? 5 : 2));
        if (content) {
          writeFileSync(join(folder, `${++taken}.eml`), `${said.replaceAll('\r\n..', '\r\n.')}\r\n`, 'latin1');
          content = false;
          say('250 taken');
        } else if (/^EHLO/i.test(said)) { say('250-bench'); say('250 SIZE 50000000'); }
        else if (/^DATA$/i.test(said)) { content = true; say('354 go on'); }
        else if (/^QUIT$/i.test(said)) { say('221 bye'); socket.end(); }
        else say('250 well');
      }
    });
  }).listen(port, '127.0.0.1');
}

const decoded = (content, how) => /base64/i.test(how) ? Buffer.from(content, 'base64')
  : /quoted-printable/i.test(how) ? Buffer.from(content.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1')
  : Buffer.from(content, 'latin1');

/** The leaves of a message, with the parts of a workbook each for itself. */
function* parts(message) {
  const [head, ...body] = message.split('\r\n\r\n');
  const headers = head.replace(/\r\n[ \t]+/g, ' ');
  const content = body.join('\r\n\r\n');
  const boundary = /^content-type: multipart\/.*boundary="?([^";\r\n]+)"?/im.exec(headers);
  if (boundary) {
    for (const part of content.split(`--${boundary[1]}`).slice(1, -1)) yield* parts(part.replace(/^\r\n/, ''));
    return;
  }
  const bytes = decoded(content, /^content-transfer-encoding: *(\S+)/im.exec(headers)?.[1] ?? '');
  const type = /^content-type: *([^;\s]+)/im.exec(headers)[1];
  if (!type.includes('spreadsheet')) yield { type, words: bytes.toString('utf8') };
  else for (const words of unzipped(bytes)) yield { type, words };
}

function* unzipped(zip) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(start, start + size);
    yield (method === 8 ? inflateRawSync(content) : content).toString('utf8');
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

const plain = words => words.replace(/&#39;|&apos;/g, "'").replaceAll('&amp;', '&');
const names = (words, name) => new RegExp(`(?<![\\w-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`).test(words);

function check(folder, list) {
  const { people: all, teams } = JSON.parse(readFileSync(list, 'utf8'));
  const [got, wrong, workbooks] = [new Map(), [], new Set()];
  let bytes = 0;
  for (const file of readdirSync(folder).filter(f => f.endsWith('.eml'))) {
    const message = readFileSync(join(folder, file), 'latin1');
    bytes += message.length;
    const to = /^To:.*?<?(reader\d+@council\.example)/im.exec(message.replace(/\r\n[ \t]+/g, ' '))?.[1];
    const reader = all.find(p => p.email === to);
    if (!reader) { wrong.push(`${file} is for nobody known`); continue; }
    got.set(to, (got.get(to) ?? 0) + 1);
    const own = reader.role === 'board' ? teams : teams.filter(t => reader.services.includes(t.service) || reader.teams.includes(t.team));
    const found = [...parts(message)];
    if (found.some(p => p.type.includes('spreadsheet'))) workbooks.add(to);
    const words = plain(found.map(p => p.words).join('\n'));
    for (const { team } of teams.filter(t => !own.includes(t) && names(words, t.team))) wrong.push(`${to}, ${reader.role} of ${[...reader.services, ...reader.teams].join(' and ')}, is told of ${team}`);
    // Services that are a programme of their own have nothing to report of the others', and are told that.
    if (!own.some(t => names(words, t.team)) && !words.includes('There is nothing to report')) wrong.push(`${to} is told of no team at all`);
  }
  for (const { email } of all) {
    if (got.get(email) !== 1) wrong.push(`${email} has ${got.get(email) ?? 0} mails`);
    else if (!workbooks.has(email)) wrong.push(`${email} has no workbook`);
  }
  const scopes = new Set(all.map(p => JSON.stringify([p.role, p.services, p.teams])));
  console.log(wrong.length === 0 ? `${[...got.values()].reduce((a, b) => a + b, 0)} mails to ${got.size} people in ${scopes.size} scopes, ${(bytes / got.size / 1024).toFixed(0)} KB each: one a reader, and none names a team that is not its reader's`
    : `${wrong.length} went wrong: ${wrong.slice(0, 10).join('; ')}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

function copy(from, to) {
  mkdirSync(to, { recursive: true });
  const mails = readdirSync(from).map(f => [f, readFileSync(join(from, f))]);
  const started = performance.now();
  for (const [file, content] of mails) {
    const handle = openSync(join(to, file), 'w');
    writeSync(handle, content);
    fsyncSync(handle);
    closeSync(handle);
  }
  console.log(((performance.now() - started) / 1000).toFixed(2));
}

const [verb, ...given] = process.argv.slice(2);
if (verb === '--people') people(given[0], Number(given[1]), given[2]);
else if (verb === '--history') history(Number(given[0]));
else if (verb === '--server') server(Number(given[0]), given[1]);
else if (verb === '--plain') copy(given[0], given[1]);
else if (verb === '--service') console.log(JSON.parse(readFileSync(given[0], 'utf8')).teams[0].service);
else check(given[0], given[1]);
