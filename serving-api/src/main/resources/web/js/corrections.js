import { correctReceipt } from './api.js';

const ASK_MILLIS = 1000;
const PATIENCE_MILLIS = 30000;

/**
 * The corrections of one receipt that are on their way: sent, and then waited for until the reading has caught up. Tells `changed`
 * whenever what is waited for changes, `late` when a reading does not come.
 */
export class Corrections extends EventTarget {
  #waiting = [];

  /** @param reload fetches the reading anew; answers its revision */
  constructor(receiptId, reload) {
    super();
    this.receiptId = receiptId;
    this.reload = reload;
  }

  /** What was said of a field and is not read yet: `{shown}`, or undefined. */
  pending(pointer) {
    const sent = this.#waiting.findLast((other) => other.shown.has(pointer));
    return sent && { shown: sent.shown.get(pointer) };
  }

  /**
   * Sends corrections `[{pointer, value, shown}]`; fails with what the server refused.
   *
   * @param revision the reading's revision that the person sees
   */
  async send(revision, corrections) {
    const sent = {
      until: Math.max(revision, ...this.#waiting.map((other) => other.until)) + 1,
      shown: new Map(corrections.map(({ pointer, shown }) => [pointer, shown])),
    };
    this.#waiting.push(sent);
    this.#tell('changed');
    try {
      await correctReceipt(this.receiptId, revision, corrections.map(({ pointer, value }) => ({ pointer, value })));
    } catch (error) {
      this.#forget(sent);
      throw error;
    }
    this.#watch(sent, Date.now() + PATIENCE_MILLIS);
  }

  /** A reading has come. */
  settle(revision) {
    const before = this.#waiting.length;
    this.#waiting = this.#waiting.filter((sent) => sent.until > revision);
    if (this.#waiting.length !== before) this.#tell('changed');
  }

  /** The stream brings most readings at once; asking is for when it is closed. */
  async #watch(sent, deadline) {
    if (!this.#waiting.includes(sent)) return;
    if (Date.now() > deadline) {
      this.#forget(sent);
      this.#tell('late');
      return;
    }
    await this.reload().catch(() => undefined);
    setTimeout(() => this.#watch(sent, deadline), ASK_MILLIS);
  }

  #forget(sent) {
    this.#waiting = this.#waiting.filter((other) => other !== sent);
    this.#tell('changed');
  }

  #tell(type) {
    this.dispatchEvent(new CustomEvent(type));
  }
}
