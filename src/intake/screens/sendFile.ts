import { address, api, newKey, Refusal } from '../../web/kit/index.ts'
import type { ImportAnswer, ImportKind } from './answers.ts'

const PART_BYTES = 2 * 1024 * 1024

/** Sends a file in parts, so that a slow line is no obstacle; tells the share that is there. */
export async function sendFile(
  file: File,
  { kind, onShare }: { kind: ImportKind; onShare: (share: number) => void },
): Promise<ImportAnswer> {
  const row = await api.post<ImportAnswer>('/imports', {
    body: { kind, fileName: file.name.slice(0, 200), bytes: file.size },
  })
  for (let from = 0; from < file.size; from += PART_BYTES) {
    await sendPart(address(`/imports/${row.id}/content`, { from }), file.slice(from, from + PART_BYTES))
    onShare(Math.min(1, (from + PART_BYTES) / file.size))
  }
  return row
}

async function sendPart(url: string, part: Blob): Promise<void> {
  const answer = await fetch(url, {
    method: 'PUT',
    body: part,
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/octet-stream',
      'x-requested-with': 'amends',
      'idempotency-key': newKey(),
    },
  })
  if (!answer.ok) throw new Refusal(await answer.json())
}
