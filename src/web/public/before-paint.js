// Runs before the first paint, so that a dark desk never flashes paper and the page is named in its own language.
;(() => {
  const kept = (name) => {
    try {
      return localStorage.getItem(`amends.${name}`)
    } catch {
      return null // storage switched off: follow the system
    }
  }
  const theme = kept('theme')
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  const locale = kept('locale')
  if (locale) document.documentElement.lang = locale
})()
