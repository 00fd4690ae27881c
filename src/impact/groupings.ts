/** By what the page compares groups. */
export const GROUPINGS = ['site', 'team', 'agent', 'cause', 'channel'] as const
/** One of them. */
export type PageGrouping = (typeof GROUPINGS)[number]
