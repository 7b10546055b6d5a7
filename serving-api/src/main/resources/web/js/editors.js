import { categoryName, departments } from './categories.js';
import { h } from './dom.js';
import { amountText, parseAmount } from './format.js';

/*
 * The inputs in which a person corrects. Each has a `node` to show, and `read()` answers `{value, shown}`,
 * what is sent and what is shown until the new reading comes, or `{fault}`, what is wrong with what was typed.
 */

function typed(label, attributes, read) {
  const node = h('input', { 'aria-label': label, autocomplete: 'off', ...attributes });
  return { node, read: () => read(node.value.trim()) };
}

export const textInput = (label, value = '') =>
  typed(label, { type: 'text', value, maxlength: 200 }, (text) =>
    (text ? { value: text, shown: text } : { fault: `Enter ${label.toLowerCase()}.` }));

export const dateInput = (label, value) =>
  typed(label, { type: 'date', value }, (text) => (text ? { value: text, shown: text } : { fault: 'Enter a date.' }));

export const timeInput = (label, value) =>
  typed(label, { type: 'time', value }, (text) => (text ? { value: text, shown: text } : { fault: 'Enter a time.' }));

export const currencyInput = (label, value) =>
  typed(label, { type: 'text', value, maxlength: 3, class: 'short' }, (text) =>
    (/^[a-z]{3}$/i.test(text)
      ? { value: text.toUpperCase(), shown: text.toUpperCase() }
      : { fault: 'Enter the three letters of a currency, such as EUR.' }));

export const amountInput = (label, amount) =>
  typed(label, { type: 'text', inputmode: 'decimal', class: 'short num', value: amount ? amountText(amount) : '' }, (text) => {
    const value = parseAmount(text);
    return value ? { value, shown: value } : { fault: 'Enter an amount such as 17.42.' };
  });

export const quantityInput = (label, value = '') =>
  typed(label, { type: 'text', inputmode: 'decimal', class: 'short num', value }, (text) => {
    const plain = text.replace(',', '.');
    return /^\d{1,6}(\.\d{1,6})?$/.test(plain) && Number(plain) > 0
      ? { value: plain, shown: plain }
      : { fault: 'Enter how many, such as 2 or 0.458.' };
  });

/** @param none what stands for no choice, where there need not be one; its value is empty */
export function categoryInput(label, value, none) {
  const option = ({ id, name }) => h('option', { value: id, selected: id === value }, name);
  const node = h('select', { 'aria-label': label }, none ? h('option', { value: '' }, none) : null, departments().map((department) =>
    (department.children.length
      ? h('optgroup', { label: department.name }, option(department), department.children.map(option))
      : option(department))));
  return { node, read: () => ({ value: node.value, shown: categoryName(node.value) }) };
}
