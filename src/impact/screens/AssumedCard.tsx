import { useState } from 'react'
import { Button, Card, KeyValues, useFormat, useMe } from '../../web/kit/index.ts'
import type { Wording } from '../wording.ts'
import { AssumeSheet } from './AssumeSheet.tsx'
import { CardFoot } from './CardFoot.tsx'
import css from './Impact.module.css'
import type { PageAnswer } from './shapes.ts'

/** What is taken for granted and not measured, said as such; managers can change it, with a reason. */
export function AssumedCard({ page, wording }: { page: PageAnswer; wording: Wording }) {
  const { say, count } = wording
  const { moment } = useFormat()
  const role = useMe()?.role
  const [editing, setEditing] = useState(false)
  const { used, mean, retest, set } = page.assumptions
  const value = count(mean.value ?? 0)
  const meanSays = {
    ratings: say('assumed.fromRatings', { value, n: count(mean.ratings) }),
    set: say('assumed.fromSet', { value }),
    nothing: say('assumed.fromNothing'),
  }[mean.from]
  const unused = page.uplift.shown ? 'assumed.unused' : 'assumed.notNeeded'
  return (
    <Card title={say('assumed.title')}>
      <p className={css.sub}>{say(used ? 'assumed.used' : unused)}</p>
      <KeyValues
        of={[
          [say('assumed.mean'), meanSays],
          [
            say('assumed.retest'),
            say(retest.from === 'set' ? 'assumed.fromSet' : 'assumed.guessed', {
              value: count(retest.value),
            }),
          ],
        ]}
      />
      <CardFoot
        say={say}
        how={set ? say('assumed.setBy', { by: set.by, at: moment(set.at), why: set.why }) : null}
      />
      {role === 'manager' || role === 'owner' ? (
        <p>
          <Button dense onPress={() => setEditing(true)}>
            {say('assumed.change')}
          </Button>
        </p>
      ) : null}
      {editing ? <AssumeSheet page={page} wording={wording} onClose={() => setEditing(false)} /> : null}
    </Card>
  )
}
