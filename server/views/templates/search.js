// The search box of the pages, which work without this script (combobox.js stands before it).
const form = document.querySelector('form.search-form');
const box = form && form.querySelector('#q');
if (box) {
  const english = document.documentElement.lang === 'en';
  attachCombobox({
    box,
    form,
    english,
    addressOf: (q) => '/api/v1/suggest?' + new URLSearchParams({ q, lang: english ? 'en' : 'vi' }),
    open: (url) => location.assign(url),
  });
  // An address to share holds what was asked, not the fields that were left empty.
  form.addEventListener('formdata', ({ formData }) => {
    for (const [name, value] of [...formData]) if (!value && name !== 'q') formData.delete(name);
  });
}
