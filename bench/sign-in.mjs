// How the benchmarks come in: as people do, by the site's own forms.
import { createHmac } from 'node:crypto';

const cookiesOf = answer => answer.headers.getSetCookie().map(c => c.split(';')[0]);
const tokenIn = html => html.match(/name="__RequestVerificationToken" type="hidden" value="([^"]+)"/)[1];

/** Somebody with cookies of their own. */
export class Person {
  #cookies = new Map();

  constructor(site) { this.site = site; }

  get cookie() { return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '); }

  async ask(address, form) {
    const answer = await fetch(this.site + address, {
      method: form ? 'POST' : 'GET', redirect: 'manual', headers: { cookie: this.cookie }, body: form ? new URLSearchParams(form) : undefined,
    });
    for (const [name, value] of cookiesOf(answer).map(c => c.split(/=(.*)/s))) value ? this.#cookies.set(name, value) : this.#cookies.delete(name);
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
  }

  /** Opens a page, fills in its form, and sends it to the page itself or to another address. */
  async send(page, fields, to = page) {
    const { text } = await this.ask(page);
    return this.ask(to, { ...fields, __RequestVerificationToken: tokenIn(text.slice(text.indexOf('<main'))) });
  }

  /** As one of the demonstration's ready people. */
  async demo(person) {
    const { status } = await this.send('/account/sign-in', { person }, '/account/sign-in?handler=Demo');
    if (status !== 302) throw new Error(`The demonstration does not let ${person} in: ${status}`);
    return this;
  }

  /** By the link of an invitation: chooses the password, and sets up a second step where one is asked for. */
  async invited(link, password) {
    const page = new URL(link, this.site).pathname + new URL(link, this.site).search;
    const { location } = await this.send(page, { key: new URL(link, this.site).searchParams.get('key'), password, again: password });
    if (location?.includes('/account/second-step')) {
      const { text } = await this.ask(location);
      const key = text.match(/<code>([A-Z2-7 ]+)<\/code>/)[1].replaceAll(' ', '');
      const { status } = await this.send(location, { code: codeOf(key) });
      if (status !== 200) throw new Error(`The code was not taken: ${status}`);
    } else if (location !== '/') {
      throw new Error(`The invitation does not let anybody in: ${location}`);
    }
    return this;
  }
}

/** RFC 6238. */
function codeOf(key) {
  const bits = [...key].map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map(b => parseInt(b, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac('sha1', secret).update(step).digest();
  return ((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000).toString().padStart(6, '0');
}
