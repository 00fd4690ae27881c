// Saves each answer as it is given, by POST, after a real pointer or key event; without this script the same buttons
// are ordinary form buttons. Nothing is sent on load: a mail scanner that opens the page records nothing.
const form = document.querySelector('form[data-save]')

async function save(event) {
  const field = event.target
  if (!event.isTrusted || !(field instanceof HTMLElement)) return
  const body = new URLSearchParams(new FormData(form))
  body.set('saving', '1')
  await fetch(form.action, { method: 'POST', body, keepalive: true }).catch(() => {})
}

if (form) {
  form.addEventListener('change', save)
  let typing
  form.addEventListener('input', (event) => {
    if (!(event.target instanceof HTMLTextAreaElement)) return
    clearTimeout(typing)
    typing = setTimeout(() => save(event), 1200)
  })
}

// A mail may carry a chosen score: it is shown as chosen, and recorded only by the button or the first trusted touch.
const copy = document.querySelector('[data-copy]')
copy?.addEventListener('click', () => navigator.clipboard?.writeText(copy.dataset.copy))
