/** Unpacks Chromium into the folder that TMPDIR names: run by unpacked.ts, in a process of its own. */
import packed from '@sparticuz/chromium'

await packed.executablePath()
