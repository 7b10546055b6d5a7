import { find, scan } from './api.js';
import { byId, h, toast } from './dom.js';

const FINAL = new Set(['done', 'needs-review', 'failed']);
const POLL_MILLIS = 1000;
const WATCH_MILLIS = 5000;
const MAX_BYTES = 10 * 1024 * 1024;

function steps(state, message) {
  const order = ['received', 'reading', 'done'];
  const names = { received: 'received', reading: 'reading', done: 'done', 'needs-review': 'needs a look', failed: 'failed' };
  const at = FINAL.has(state) ? 2 : Math.max(0, order.indexOf(state));
  const items = order.map((step, index) => {
    if (index < at) return h('li', { class: 'past' }, step);
    if (index > at) return h('li', {}, step);
    const look = { failed: 'bad', 'needs-review': 'review', done: 'past' }[state] ?? 'now working';
    return h('li', { class: look, 'aria-current': 'step' }, names[state] ?? state);
  });
  return [h('ol', { class: 'steps' }, items), message ? h('p', { class: 'small muted' }, message) : null];
}

/** Watches one upload from the photo to its reading, by the stream where it is open and by asking where it is not. */
class Job {
  constructor(file, context, done) {
    this.context = context;
    this.done = done;
    this.body = h('div', {}, h('strong', { class: 'small' }, file.name), h('div', { class: 'state' }, steps('sending')));
    const picture = file.type.startsWith('image/')
      ? h('img', { src: URL.createObjectURL(file), alt: '' })
      : h('div', { class: 'thumb' });
    this.node = h('li', { class: 'job' }, picture, this.body);
    byId('jobs').prepend(this.node);
  }

  show(state, message) {
    this.state = state;
    this.body.querySelector('.state').replaceChildren(...steps(state, message).filter(Boolean));
  }

  async run(file) {
    try {
      const accepted = await scan(file, this.context.zone);
      this.id = accepted.job_id;
      this.show('received', accepted.duplicate ? 'This photo was sent before.' : undefined);
      this.heard = (event) => event.detail.job_id === this.id && this.update(event.detail);
      this.context.stream.addEventListener('receipt_job', this.heard);
      await this.ask();
    } catch (error) {
      this.show('failed', error.message);
    }
  }

  async ask() {
    if (FINAL.has(this.state)) return;
    const job = await find(['receipts', 'jobs', this.id]).catch(() => undefined);
    if (job) await this.update(job);
    if (!FINAL.has(this.state)) setTimeout(() => this.ask(), this.context.stream.open ? WATCH_MILLIS : POLL_MILLIS);
  }

  async update(job) {
    if (FINAL.has(this.state)) return;
    this.show(job.state, job.message);
    if (!FINAL.has(job.state)) return;
    this.context.stream.removeEventListener('receipt_job', this.heard);
    await this.done(job);
  }
}

/**
 * Takes photos that are chosen or dropped.
 *
 * @param done called with each job that has come to its end
 */
export function startUploads(context, done) {
  const drop = byId('drop');
  const take = (files) => {
    for (const file of files) {
      if (file.size > MAX_BYTES) toast(`${file.name} is larger than 10 MB.`, true);
      else new Job(file, context, done).run(file);
    }
  };
  byId('file').addEventListener('change', (event) => {
    take(event.target.files);
    event.target.value = '';
  });
  for (const kind of ['dragenter', 'dragover']) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add('over'); });
  }
  for (const kind of ['dragleave', 'drop']) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.remove('over'); });
  }
  drop.addEventListener('drop', (event) => take(event.dataTransfer.files));
}
