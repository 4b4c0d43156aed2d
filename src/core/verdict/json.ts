import type { Match } from '../match/runtime.ts';

/** A match as `--json` and `--jsonl` print it. */
export function matchAsJson(match: Match, url: string): JsonMatch {
	const { error, verdict, template, span } = match;
	const params = match.params.map(({ name, type, value }) => ({ name: name ?? null, type, value }));
	return { error, verdict, ...(match.doubt && { doubt: match.doubt }), template, span, params, url };
}

export interface JsonMatch extends Pick<Match, 'error' | 'verdict' | 'doubt' | 'template' | 'span'> {
	/** In the order of the template; `name` is null for a gap without one. */
	params: { name: string | null; type: string; value: string }[];
	/** Address of the error's page. */
	url: string;
}
