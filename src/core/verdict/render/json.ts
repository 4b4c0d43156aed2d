import type { Fork, Match } from '../../match/runtime.ts';
import type { ForkCard } from '../cards/fork-card.ts';
import { forkAddress } from '../cards/fork-name.ts';

/** A match in the format of `--json` and `--jsonl`. */
export function matchAsJson(match: Match, url: string): JsonMatch {
	const { error, verdict, template, span } = match;
	const params = match.params.map(({ name, type, value }) => ({ name: name ?? null, type, value }));
	return { error, verdict, ...(match.doubt && { doubt: match.doubt }), template, span, params, url };
}

export interface JsonMatch extends Pick<Match, 'error' | 'verdict' | 'doubt' | 'template' | 'span'> {
	/** Values in the order of the template. `name` is null for a gap without a name. */
	params: { name: string | null; type: string; value: string }[];
	/** Address of the error's page. */
	url: string;
}

/** A fork in the format of `--json` and `--jsonl`. Without a card, the result has only the match and an address. */
export function forkAsJson({ target, template, span }: Fork, urlOf: UrlOf, card?: ForkCard): JsonFork {
	return {
		...target,
		verdict: 'possible',
		template,
		span,
		url: urlOf(card?.path ?? forkAddress(target)),
		...(card && {
			ask: card.ask ? { text: card.ask.text, url: urlOf(card.ask.path) } : null,
			causes: card.causes.map(({ name, ask, path }) => ({ name, ask, url: urlOf(path) })),
		}),
	};
}

type UrlOf = (path: string) => string;

export interface JsonFork extends Pick<Fork, 'template' | 'span'> {
	/** `runbook`, or `alert` if the text contains the name of an alert. */
	kind: Fork['target']['kind'];
	id: string;
	verdict: 'possible';
	/** Address of the page that tells the causes apart. */
	url: string;
	/** The question to ask first; null if the card has none, left out if there is no card. */
	ask?: { text: string; url: string } | null;
	/** The causes, each with the question that finds it and an address. */
	causes?: { name: string; ask: string; url: string }[];
}
