import { get } from './api.js';

const language = ['en', 'es', 'de'].find((known) => (navigator.language || '').startsWith(known)) ?? 'en';
let known = new Map();

export async function loadCategories() {
  const { items } = await get(['categories']);
  known = new Map(items.map((category) => [category.category_id, category]));
}

export const categoryName = (id) => known.get(id)?.names[language] ?? id;

/** Departments in the taxonomy's order, each with its sub-categories: `[{id, name, children: [{id, name}]}]`. */
export function departments() {
  const named = (category) => ({ id: category.category_id, name: category.names[language] });
  const all = [...known.values()];
  return all.filter((category) => !category.parent).map((parent) => ({
    ...named(parent),
    children: all.filter((category) => category.parent === parent.category_id).map(named),
  }));
}
