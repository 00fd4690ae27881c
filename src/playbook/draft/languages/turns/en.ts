import type { Language } from '../../language.ts'

const classes = {
  check: `check|checks|inspection|inspections|test|tests|scan|scans|scanner|process|procedure|system|systems|list|lists|routine|audit|review|proofreading|sensor|sensors|alarm|reminder|reminders|label|labels|record|records|log|form|filter|count|stocktake|handover|weighing|controls|safeguard|safeguards|double_check|double-check|walk-round|walkthrough`,
  missed: `did_not|didn't|does_not|doesn't|failed_to|never|missed|let_it|should_have|overlooked|has_not|hasn't|had_not|hadn't|was_not|wasn't`,
}

/** English turns of phrase met later: what of our own may be named without blaming anybody. */
export const enTurns: Omit<Language, 'cjk'> = {
  classes,
  facts: {
    'blame-colleague': {
      unless: `our|ours|my ?.. ?.. ?, ?.. @check ?.. ?.. ?.. @missed ; the|a|one ?.. @check ?at|before|on|in|of ?.. ?.. ?.. @missed catch|notice|spot|find|show|flag|pick|stop|pick_up|it|this|that ; did_not|didn't|failed_to|was_not|wasn't ?come|arrive|turn_up|show_up|there ?.. ?.. on_time|as_promised|as_agreed|at_the_agreed|when_promised`,
    },
    'blame-department': {
      unless: `our|ours|my ?.. ?.. ?, ?.. @check ?.. ?.. ?.. @missed ; the|a|one ?.. @check ?at|before|on|in|of ?.. ?.. ?.. @missed catch|notice|spot|find|show|flag|pick|stop|pick_up|it|this|that`,
    },
  },
}
