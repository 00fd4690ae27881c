import {
  Button as AriaButton,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Me } from '../api/hooks.ts'
import { Avatar } from '../kit/Avatar.tsx'
import { Icon, type IconName } from '../kit/Icon.tsx'
import { LOCALES, type Locale, useLocale } from '../language/locale.ts'
import { switchLocale } from '../language/words.ts'
import { THEMES, type Theme, useTheme } from './theme.ts'

/** Who I am, and how the desk looks and speaks to me. */
export function MeMenu(props: {
  me: Me | undefined
  go: (path: string) => void
  /** Places that found no room under the thumb. */
  more: readonly { path: string; label: string; icon: IconName }[]
}) {
  const { t } = useTranslation('web')
  const locale = useLocale()
  const [theme, setTheme] = useTheme()
  const name = props.me?.name ?? t('shell.you')
  return (
    <MenuTrigger>
      <AriaButton className="me">
        <Avatar name={name} size="l" />
        <span className="sr">{t('shell.you')}</span>
      </AriaButton>
      <Popover className="menu" placement="right bottom" offset={10}>
        <Menu aria-label={name}>
          {props.more.length > 0 ? (
            <MenuSection aria-label={t('shell.rooms')}>
              {props.more.map(({ path, label, icon }) => (
                <MenuItem key={path} className="entry" textValue={label} onAction={() => props.go(path)}>
                  <Icon name={icon} />
                  <span className="grow">{label}</span>
                </MenuItem>
              ))}
            </MenuSection>
          ) : null}
          <Choice
            title={t('shell.language')}
            chosen={locale}
            options={Object.entries(LOCALES)}
            choose={(id) => void switchLocale(id as Locale)}
          />
          <Choice
            title={t('shell.theme')}
            chosen={theme}
            options={THEMES.map((each) => [each, t(`theme.${each}`)])}
            choose={(id) => setTheme(id as Theme)}
          />
          <MenuSection>
            <MenuItem className="entry" onAction={() => props.go('/sign-out')}>
              {t('shell.signOut')}
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function Choice(props: {
  title: string
  chosen: string
  options: readonly (readonly [string, string])[]
  choose: (id: string) => void
}) {
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : keys
        if (key !== undefined) props.choose(String(key))
      }}
    >
      <Header className="section">{props.title}</Header>
      {props.options.map(([id, name]) => (
        <MenuItem key={id} id={id} className="entry" textValue={name}>
          <span className="grow">{name}</span>
          {id === props.chosen ? <Icon name="tick" size="s" /> : null}
        </MenuItem>
      ))}
    </MenuSection>
  )
}
