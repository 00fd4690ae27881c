import type { ReactNode } from 'react'
import { Button as AriaButton, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon.tsx'

/** A panel over the screen: from the right, 360 wide; from below on a phone. Escape, the cross or a tap beside it closes it. */
export function Sheet(props: {
  open: boolean
  onClose: () => void
  title: ReactNode
  before?: ReactNode
  children: ReactNode
  /** Stays at the bottom while the rest scrolls. */
  foot?: ReactNode
}) {
  const { t } = useTranslation('web')
  return (
    <ModalOverlay
      className="scrim"
      isOpen={props.open}
      onOpenChange={(open) => !open && props.onClose()}
      isDismissable
    >
      <Modal className="sheet">
        <Dialog className="sheet-inside">
          <header>
            <div className="grow">
              <Heading slot="title">{props.title}</Heading>
              {props.before ? <p className="meta">{props.before}</p> : null}
            </div>
            <AriaButton className="btn quiet" aria-label={t('sheet.close')} onPress={props.onClose}>
              <Icon name="cross" />
            </AriaButton>
          </header>
          <div className="sheet-body">{props.children}</div>
          {props.foot ? <footer>{props.foot}</footer> : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
