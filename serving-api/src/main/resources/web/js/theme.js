const KEY = 'bitebudget.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

function apply() {
  document.documentElement.dataset.theme = localStorage.getItem(KEY) ?? (dark.matches ? 'dark' : 'light');
}

/** Follows the system until the person chooses. */
export function startTheme(button) {
  apply();
  dark.addEventListener('change', apply);
  button.addEventListener('click', () => {
    localStorage.setItem(KEY, document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark');
    apply();
  });
}
