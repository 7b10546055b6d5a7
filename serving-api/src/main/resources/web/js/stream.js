import { token } from './api.js';

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 20000;

/**
 * The server's WebSocket as events: `receipt_job`, `receipt`, `budget_month`, `redistribution`, `alert` …,
 * and `state` with `on`, `retry` or `off`. Reconnects by itself; after a gap it sends `resumed`, since messages may be missing.
 */
export class Stream extends EventTarget {
  #socket;
  #wait = FIRST_WAIT;
  #wanted = false;
  #wasOpen = false;

  get open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  start() {
    this.#wanted = true;
    this.#connect();
  }

  restart() {
    const before = this.#socket;
    this.#socket = undefined;
    before?.close();
    this.#wait = FIRST_WAIT;
    this.start();
  }

  #connect() {
    if (!token.get()) return this.#tell('state', 'off');
    const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/stream`;
    const socket = new WebSocket(address, ['bitebudget.v1', `bearer.${token.get()}`]);
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.#wait = FIRST_WAIT;
      this.#tell('state', 'on');
      if (this.#wasOpen) this.#tell('resumed');
      this.#wasOpen = true;
    });
    socket.addEventListener('message', (event) => {
      const message = JSON.parse(event.data);
      this.#tell(message.type, message.data);
    });
    socket.addEventListener('close', () => {
      if (this.#socket !== socket || !this.#wanted) return;
      this.#tell('state', 'retry');
      setTimeout(() => this.#socket === socket && this.#connect(), this.#wait);
      this.#wait = Math.min(LONGEST_WAIT, this.#wait * 2);
    });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
