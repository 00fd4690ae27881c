import type { Language } from '../../language.ts'

/** English ways of saying: what the guides recommend passes, what they warn of is met in other words too. */
export const enWays: Omit<Language, 'cjk'> = {
  classes: {},
  facts: {
    'blame-customer': {
      find: `you ordered|chose|asked_for|picked|bought|booked|wanted ?.. ?.. ?.. not_on_the_menu|not_on_our_menu|unusual|out_of_the_ordinary|off_the_menu|nobody_else|rarely|complicated|odd`,
      unless: `i|we|i'm|we're|me ?am|are|stand ?.. on_your_side ; on_your_side .. i|we`,
    },
    'blame-department': {
      find: `departments|teams|branches|offices ?.. ?.. ?.. argument|argued|arguing|dispute|disputed|quarrel|quarrelled|disagreed|disagreement|miscommunication|misunderstanding|blamed_each_other ; argument|dispute|quarrel|disagreement|miscommunication between ?.. ?.. departments|teams|branches|offices|us_and`,
    },
    diagnosis: {
      unless: `does|is|are everything|it|all|things ?.. ?.. work|working|right|all_right|fine|okay|ok|as_it_should|the_way_it_should|in_order ?.. now ; make_up_for|make_it_up|put_it_right|put_this_right`,
    },
  },
}
