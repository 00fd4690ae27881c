import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'

/** The bundle with its gallery, built apart and served with the desk's own content policy. */
export interface ServedBundle {
  url: string
  close(): Promise<void>
}

/** Builds the gallery into a temporary folder and serves it on a free port. About three seconds. */
export async function serveGallery(): Promise<ServedBundle> {
  const outDir = join(tmpdir(), `amends-gallery-${process.pid}`)
  await build({ mode: 'test', logLevel: 'error', build: { outDir, emptyOutDir: true } })
  const server = await preview({
    mode: 'test',
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  })
  const url = server.resolvedUrls?.local[0]
  if (!url) throw new Error('the preview server has no address')
  return {
    url: url.replace(/\/$/, ''),
    close: async () => {
      await server.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}
