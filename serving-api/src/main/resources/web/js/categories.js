import { get } from './api.js';

const language = ['en', 'es', 'de'].find((known) => (navigator.language || '').startsWith(known)) ?? 'en';
let known = new Map();

export async function loadCategories() {
  const { items } = await get(['categories']);
  known = new Map(items.map((category) => [category.category_id, category]));
}

export const categoryName = (id) => known.get(id)?.names[language] ?? id;
