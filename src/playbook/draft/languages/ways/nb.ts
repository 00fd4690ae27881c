import type { Language } from '../../language.ts'

/** Norwegian ways of saying: what the guides recommend passes, what they warn of is met in other words too. */
export const nbWays: Omit<Language, 'cjk'> = {
  classes: {},
  facts: {
    'blame-customer': {
      unless: `jeg|vi|meg|oss ?er|står|stiller ?.. på_din_side|på_deres_side ; tiden|pengene|kvelden|dagen|timen|timene|plassen du|dere mistet|tapte`,
    },
    'blame-department': {
      find: `avdelinger|avdelingene|team|teamene|kontorer|kontorene ?.. ?.. ?.. uenige|uenighet|krangl*|krangel|misforst*|skyldte_på_hverandre ; uenighet|krangel|strid|misforståelse mellom ?.. ?.. avdeling*|team|teamene|kontor*`,
    },
    excuse: { unless: `for_tiden du|dere|det_tok|som_gikk` },
    diagnosis: {
      unless: `gjøre_opp_for|gjøre_det_godt|rette_opp ; virker|fungerer|er alt|det ?.. ?.. skal|bra|fint|i_orden|som_det ?.. nå ; hvordan er|smaker|smakte|var|sitter ?den|det|din|ditt|dine|deres ?nye|nye|andre`,
    },
  },
}
