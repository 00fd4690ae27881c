import { rows, type Tx } from '../../platform/database/index.ts'

/** What the organisation decided about reading messages. */
export interface TextSettings {
  learning: boolean
  /** Null: as found on own ratings. */
  threshold: number | null
  opinionOn: boolean
  opinionUrl: string | null
  opinionModel: string | null
  /** Sealed; never leaves the server. */
  opinionKey: string | null
  orderMasks: string[]
}

/** What holds until somebody decides. */
const AS_SHIPPED: TextSettings = {
  learning: true,
  threshold: null,
  opinionOn: false,
  opinionUrl: null,
  opinionModel: null,
  opinionKey: null,
  orderMasks: [],
}

export const textSettings = (tx: Tx): Promise<TextSettings> =>
  rows<TextSettings>(
    tx,
    `select learning, threshold, opinion_on as "opinionOn", opinion_url as "opinionUrl", opinion_model as "opinionModel",
       opinion_key as "opinionKey", order_masks as "orderMasks"
     from detection.text_settings`,
  ).then(([row]) => row ?? AS_SHIPPED)

/** Writes all of them. */
export const keepTextSettings = (
  tx: Tx,
  { by, at, ...settings }: TextSettings & { by: string | null; at: Temporal.Instant },
) =>
  rows(
    tx,
    `insert into detection.text_settings
       (learning, threshold, opinion_on, opinion_url, opinion_model, opinion_key, order_masks, set_by, set_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (only_one) do update set learning = excluded.learning, threshold = excluded.threshold,
       opinion_on = excluded.opinion_on, opinion_url = excluded.opinion_url, opinion_model = excluded.opinion_model,
       opinion_key = excluded.opinion_key, order_masks = excluded.order_masks, set_by = excluded.set_by,
       set_at = excluded.set_at`,
    [
      settings.learning,
      settings.threshold,
      settings.opinionOn,
      settings.opinionUrl,
      settings.opinionModel,
      settings.opinionKey,
      settings.orderMasks,
      by,
      at,
    ],
  )
