import { Readable } from 'node:stream'
import { z } from 'zod'
import { nameSchema } from '../../language/input.ts'
import { Problem } from '../../language/problem.ts'
import { actorOf, type Call, own, type Route, read, write } from '../../platform/http/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { errorsCsv } from '../import/errorsFile.ts'
import { IMPORT_KINDS } from '../import/fields.ts'
import type { ImportRoom } from '../import/importFile.ts'
import { importById, insertImport, newestImports, troublesOf, turnImport } from '../store/imports.ts'
import { shownImport } from './answers.ts'
import { mappingRoutes } from './mappingRoutes.ts'
import { access, filesOf, inState, mayBring, params } from './steps.ts'
import { addPart, beginFile, MAX_FILE_BYTES } from './storedFile.ts'
import { askToTakeBack } from './takeBack.ts'

const kind = z.enum(IMPORT_KINDS)
const MAX_PART_BYTES = 4 * 1024 * 1024
const SHOWN = 20

/** Files that come through the screen: sent in parts, mapped, tried out, brought in. */
export const uploadRoutes = (room: ImportRoom): Route[] => {
  const { app } = room
  const { database, newId, config } = app
  const { found, fileOf } = filesOf(room)
  return [
    read({
      method: 'get',
      path: '/api/v1/imports',
      access,
      summary: 'Files that were brought in, newest first',
      handle: async () => {
        const items = await newestImports(database.read, SHOWN)
        return { body: { items: items.map(shownImport), nextCursor: null } }
      },
    }),
    own({
      method: 'post',
      path: '/api/v1/imports',
      access,
      summary: 'Begins to bring in a file of at most 200 MB; its content follows in parts',
      body: z.strictObject({ kind, fileName: nameSchema, bytes: z.int().min(1).max(MAX_FILE_BYTES) }),
      status: 201,
      handle: async ({ caller, body, now }) => {
        mayBring(caller, body.kind)
        const id = newId()
        await beginFile(config, id, now)
        const row = await insertImport(database.read, {
          ...body,
          id,
          fingerprint: id,
          options: { map: {}, set: {} },
          startedAt: now,
          nextByte: 0,
          nextLine: 1,
          storedAs: id,
          byStaffId: caller.staffId ?? null,
          byName: caller.name ?? null,
          state: 'mapping',
        })
        return { body: shownImport(row) }
      },
    }),
    own({
      method: 'put',
      path: '/api/v1/imports/{id}/content',
      access,
      summary: 'A part of the file as bytes (at most 4 MB), from the given byte on',
      params,
      query: z.strictObject({ from: z.coerce.number().int().min(0).max(MAX_FILE_BYTES) }),
      handle: async ({ params: { id }, query: { from }, request }) => {
        const row = await found(id)
        inState(row, ['mapping'])
        const here = await addPart(fileOf(row), { from, bytes: await partOf(request) })
        return { body: { here } }
      },
    }),
    read({
      method: 'get',
      path: '/api/v1/imports/{id}',
      access,
      summary: 'One import: how far it is, what a dry run found',
      params,
      handle: async ({ params: { id } }) => {
        const troubles = await troublesOf(database.read, id)
        return { body: { ...shownImport(await found(id)), troubles } }
      },
    }),
    ...mappingRoutes(room),
    own({
      method: 'put',
      path: '/api/v1/imports/{id}/start',
      access,
      summary: 'Brings the file in as the dry run found it; goes on where a stopped one stands',
      params,
      handle: ({ params: { id }, caller, now }) => turnTo('running', { id, caller, now }),
    }),
    own({
      method: 'put',
      path: '/api/v1/imports/{id}/stop',
      access,
      summary: 'Stops after the rows that are being written; nothing that is in is taken out',
      params,
      handle: ({ params: { id }, caller, now }) => turnTo('stopped', { id, caller, now }),
    }),
    write({
      method: 'put',
      path: '/api/v1/imports/{id}/taken-back',
      access,
      summary:
        'Takes out what a file brought, as a whole; what somebody has worked on since stays, and is said',
      params,
      handle: async ({ tx, params: { id }, caller, now }) => {
        const row = await found(id)
        mayBring(caller, row.kind)
        await askToTakeBack(tx, { row, by: actorOf(caller), now })
        return { body: shownImport((await importById(tx, id))!) }
      },
    }),
    read({
      method: 'get',
      path: '/api/v1/imports/{id}/errors',
      access,
      summary: 'Rows that stay out, with line and reason, as CSV',
      params,
      handle: async ({ params: { id } }) => {
        const row = await found(id)
        const csv = Readable.toWeb(Readable.from(asBytes(errorsCsv(database.read, id)))) as ReadableStream
        const name = encodeURIComponent(`${row.fileName}.errors.csv`)
        return new Response(csv, {
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename*=UTF-8''${name}`,
            'cache-control': 'no-store',
          },
        })
      },
    }),
  ]

  async function turnTo(
    state: 'running' | 'stopped',
    { id, caller, now }: { id: string; caller: Call['caller']; now: Temporal.Instant },
  ) {
    const row = await found(id)
    mayBring(caller, row.kind)
    inState(row, state === 'running' ? ['checked', 'stopped'] : ['running'])
    const turned = await database.write(async (tx) => {
      await turnImport(tx, { id, state, now })
      if (state === 'running') await enqueue(tx, { job: 'bringInFile', body: { importId: id } })
      return importById(tx, id)
    })
    return { body: shownImport(turned!) }
  }
}

async function partOf(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > MAX_PART_BYTES) throw new Problem('too large', 'Send parts of at most 4 MB.', { status: 413 })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function* asBytes(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text)
}
