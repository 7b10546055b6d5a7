import { h } from './dom.js';

/**
 * A form around inputs `{node, read()}`: Save or Enter sends, Cancel or Escape leaves.
 *
 * @param send takes what the inputs read; the form stays open with the reason if that fails
 * @param close called when the form is done with
 */
export function editorForm(inputs, send, close, above) {
  const fault = h('p', { class: 'error small', role: 'alert' });
  const save = h('button', { type: 'submit', class: 'primary' }, 'Save');
  const submit = async (event) => {
    event.preventDefault();
    const read = inputs.map((input) => input.read());
    const wrong = read.findIndex((answer) => answer.fault);
    fault.textContent = wrong < 0 ? '' : read[wrong].fault;
    if (wrong >= 0) return inputs[wrong].node.focus();
    save.disabled = true;
    save.textContent = 'Saving…';
    try {
      await send(read);
      close();
    } catch (error) {
      fault.textContent = error.reasons || error.message;
      save.disabled = false;
      save.textContent = 'Save';
    }
  };
  const form = h('form', { class: 'editor', onsubmit: submit, onkeydown: (event) => event.key === 'Escape' && close() },
    above, h('div', { class: 'inputs' }, inputs.map((input) => input.node), save,
      h('button', { type: 'button', class: 'quiet', onclick: close }, 'Cancel')), fault);
  return form;
}

/**
 * What was read, as a button that turns into an editor. What was said of it already is shown as such until the reading has it.
 *
 * @param view the receipt's view: `canCorrect`, `pending(pointer)`, `save(corrections)`, `edit(button, make)`
 * @param field `{pointer, label, content, editor}`; `editor()` makes the input
 */
export function editable(view, { pointer, label, content, editor }) {
  const pending = view.pending(pointer);
  if (pending) {
    return h('span', { class: 'saving', tabindex: -1, 'data-edit': pointer }, pending.shown ?? content, h('span', { class: 'small muted' }, ' saving…'));
  }
  if (!view.canCorrect) return content;
  const button = h('button', { type: 'button', class: 'edit', 'data-edit': pointer, title: `Correct ${label}` },
    content, h('span', { class: 'visually-hidden' }, `, correct ${label}`));
  button.addEventListener('click', () => view.edit(button, (close) => {
    const input = editor();
    return editorForm([input], ([answer]) => view.save([{ pointer, ...answer }]), close, view.strip(pointer));
  }));
  return button;
}
