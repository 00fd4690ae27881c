import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { leanFonts, leanLocales, leanTransport } from './src/web/bundle.ts'

/** What the server sends with the bundle; `vite preview` sends the same, so that the look of a page is tested under it. */
const csp =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; " +
  "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

export default defineConfig({
  root: resolve('src/web'),
  cacheDir: resolve('dist/.vite'),
  plugins: [leanFonts(), leanLocales(), react(), leanTransport()],
  server: { fs: { allow: [resolve('.'), realpathSync('node_modules')] } },
  preview: { headers: { 'content-security-policy': csp } },
  build: {
    outDir: resolve('dist/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700, // e2e/weight.ts holds the real limit, gzipped
  },
})
