import { getFile } from './api.js';
import { LEVELS, levelOf, said } from './confidence.js';
import { h, s } from './dom.js';

const STRIP_HEIGHT = 46;
const STRIP_WIDTH = 330;
const AROUND = 0.35;

const legend = () => h('ul', { class: 'legend', 'aria-label': 'What the boxes mean' }, LEVELS.map((level) =>
  h('li', {}, s('svg', { viewBox: '0 0 26 14', 'aria-hidden': 'true' },
    s('rect', { class: `box ${level.name}`, x: 2, y: 2, width: 22, height: 10 })), level.says)));

/**
 * The photo of a receipt with the boxes that were read, coloured and drawn by how sure each is. Browsers turn photos upright by
 * EXIF as the reader did, so boxes lie in place, whatever size the photo is shown in.
 */
export class ReceiptPicture {
  #url;
  #boxes = [];

  /** @param pick called with the key of a box that was chosen */
  constructor(pick) {
    this.pick = pick;
    this.image = h('img', { alt: 'The photo of the receipt' });
    this.overlay = s('svg', { class: 'boxes', preserveAspectRatio: 'none', role: 'group', 'aria-label': 'What was read, box by box' });
    this.paper = h('div', { class: 'paper' }, this.image, this.overlay);
    this.window = h('div', { class: 'picture-window', tabindex: -1 }, this.paper);
    this.larger = h('button', { type: 'button', class: 'enlarge', 'aria-pressed': 'false', onclick: () => this.#enlarge() }, 'Larger');
    this.node = h('figure', { class: 'picture' }, h('figcaption', {}, legend()), this.window, this.larger);
    this.overlay.addEventListener('keydown', (event) => this.#walk(event));
  }

  /** Fetches the photo; says so where there is none to show. */
  async load(receiptId) {
    try {
      const file = await getFile(['receipts', receiptId, 'image']);
      this.#url = URL.createObjectURL(file);
      if (!file.type.startsWith('image/')) return this.#instead('This receipt came as a PDF.', this.#url);
      this.image.src = this.#url;
      await this.image.decode();
      this.#scale();
    } catch (error) {
      this.#instead(error.status === 410 ? 'The photo is gone: its key was deleted.' : error.message || 'This photo cannot be shown here.');
    }
  }

  /** Draws boxes `[{key, label, confidence, box}]`; those of the first page are on the photo. */
  draw(fields, page) {
    this.page = page;
    this.#boxes = fields.filter((field) => field.box && field.box.page === 0).map((field, index) => ({
      ...field,
      node: s('rect', {
        class: `box ${levelOf(field.confidence).name}`, x: field.box.x, y: field.box.y, width: field.box.width, height: field.box.height,
        rx: 4, 'data-field': field.key, role: 'button', tabindex: index === 0 ? 0 : -1,
        'aria-label': `${field.label}, ${said(field.confidence)}`, onclick: () => this.pick(field.key),
      }, s('title', {}, `${field.label}, ${said(field.confidence)}`)),
    }));
    this.overlay.replaceChildren(...this.#boxes.map((box) => box.node));
    this.#scale();
  }

  /** Brings a field's box into sight. */
  reveal(key) {
    const found = this.#boxes.find((box) => box.key === key);
    if (!found) return;
    const inside = found.node.getBoundingClientRect();
    const frame = this.window.getBoundingClientRect();
    if (inside.top < frame.top || inside.bottom > frame.bottom) {
      this.window.scrollBy({ top: inside.top - frame.top - frame.height / 3, behavior: 'smooth' });
    }
  }

  /** What is printed in a field's box and around it, large enough to read. */
  strip(key) {
    const found = this.#boxes.find((box) => box.key === key);
    const size = this.#size();
    if (!found || !size || !this.image.naturalWidth) return undefined;
    const { x, y, width, height } = found.box;
    const scale = Math.min(STRIP_HEIGHT / (height * (1 + 2 * AROUND)), STRIP_WIDTH / width);
    return h('div', { class: 'strip', 'aria-hidden': 'true', style: { height: `${Math.round(height * (1 + 2 * AROUND) * scale)}px` } },
      h('img', { src: this.#url, alt: '', style: {
        width: `${size.width * scale}px`, height: `${size.height * scale}px`,
        left: `${-Math.max(0, x - height * AROUND) * scale}px`, top: `${-(y - height * AROUND) * scale}px` } }));
  }

  close() {
    if (this.#url) URL.revokeObjectURL(this.#url);
  }

  #size() {
    return this.page ?? (this.image.naturalWidth ? { width: this.image.naturalWidth, height: this.image.naturalHeight } : undefined);
  }

  #scale() {
    const size = this.#size();
    if (size) this.overlay.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  }

  #enlarge() {
    const large = this.node.classList.toggle('large');
    this.larger.setAttribute('aria-pressed', String(large));
    this.larger.textContent = large ? 'Smaller' : 'Larger';
  }

  /** One stop of the tab key; the arrows go from box to box. */
  #walk(event) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const at = this.#boxes.findIndex((box) => box.node === event.target);
    if (at < 0) return;
    if (event.key === 'Enter' || event.key === ' ') this.pick(this.#boxes[at].key);
    else if (!step) return;
    event.preventDefault();
    const next = step && this.#boxes[Math.min(this.#boxes.length - 1, Math.max(0, at + step))];
    if (!next) return;
    event.target.setAttribute('tabindex', -1);
    next.node.setAttribute('tabindex', 0);
    next.node.focus();
  }

  #instead(words, url) {
    this.node.classList.add('without');
    this.node.replaceChildren(h('p', { class: 'empty' }, words, ' ', url ? h('a', { href: url, target: '_blank' }, 'Open it') : null));
  }
}
