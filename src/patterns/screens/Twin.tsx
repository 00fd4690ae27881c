import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../web/kit/index.ts'

/** A picture and, behind one button, the same as a table: for whoever cannot or will not read pictures. */
export function Twin(props: { picture: ReactNode; table: () => ReactNode }) {
  const { t } = useTranslation('web')
  const [asTable, setAsTable] = useState(false)
  return (
    <>
      {asTable ? props.table() : props.picture}
      <Button dense look="quiet" onPress={() => setAsTable(!asTable)}>
        {t(asTable ? 'chart.picture' : 'chart.numbers')}
      </Button>
    </>
  )
}
