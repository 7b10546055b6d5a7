import { h } from './dom.js';
import { percent } from './format.js';

/** How sure a reading is, told by colour and by line: `name` is the CSS class. */
export const LEVELS = [
  { name: 'sure', from: 0.8, says: 'sure' },
  { name: 'unsure', from: 0.6, says: 'have a look' },
  { name: 'doubtful', from: 0, says: 'doubtful' },
];

export const levelOf = (confidence) => LEVELS.find((level) => confidence >= level.from);

/** In words; what a person said has confidence 1. */
export const said = (confidence) => (confidence >= 1 ? 'corrected' : `${percent(confidence)} sure`);

/** A bar as long as the confidence. */
export function sureness(confidence) {
  return h('span', { class: `sureness ${levelOf(confidence).name}`, title: said(confidence) },
    h('span', { style: { width: percent(confidence) } }), h('span', { class: 'visually-hidden' }, said(confidence)));
}
