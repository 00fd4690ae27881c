import type { Language } from '../../language.ts'

const classes = {
  check: `kontrollen|kontroll|sjekken|sjekk|*kontrollen|*sjekken|prøven|testen|inspeksjonen|gjennomgangen|rutinen|rutinene|systemet|listen|lista|skanningen|skanneren|prosessen|tellingen|varslingen|alarmen|etiketten|sikringen|påminnelsen`,
}

/** Norwegian turns of phrase met later: what of our own may be named without blaming anybody. */
export const nbTurns: Omit<Language, 'cjk'> = {
  classes,
  facts: {
    'blame-colleague': {
      unless: `vår|vårt|våre|vi ?.. ?.. ?, ?.. @check ?.. ?.. ?.. ikke|aldri|sviktet ; @check ?vår|vårt|våre ?ved|før|på|i|av ?.. ?.. fanget|oppdaget|fant|så|viste|stoppet|tok|avslørte|fanga|oppdaga ?.. ikke|aldri ; kom|møtte|dukket ikke ?.. ?opp til_avtalt|i_rett_tid|til_rett_tid|som_avtalt|i_tide`,
    },
    'blame-department': {
      unless: `vår|vårt|våre|vi ?.. ?.. ?, ?.. @check ?.. ?.. ?.. ikke|aldri|sviktet ; @check ?vår|vårt|våre ?ved|før|på|i|av ?.. ?.. fanget|oppdaget|fant|så|viste|stoppet|tok|avslørte|fanga|oppdaga ?.. ikke|aldri`,
    },
  },
}
