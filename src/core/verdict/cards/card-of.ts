import { factsOf } from '../../alerts/directory.ts';
import { addressOf } from '../../address/address.ts';
import type { Entry } from '../../entry.ts';
import type { Graph } from '../../graph/index.ts';
import { plainText } from '../../text/prose/inline.ts';
import type { ErrorCard } from './card.ts';
import { nameOf } from './fork-name.ts';

/**
 * The id of the runbook to open first: the runbook of the first fix, or else the only runbook. Undefined if there is no
 * runbook, or if there are several, because only the page says which one fits.
 */
export function firstRunbook({ fixes, runbooks }: Entry<'error'>['data']): string | undefined {
	return fixes[0]?.runbook ?? (runbooks.length === 1 ? runbooks[0] : undefined);
}

/** The card that a verdict shows for an error: its text, its runbook, and the incidents in which it was seen. */
export function cardOf({ id, data }: Entry<'error'>, graph: Graph): ErrorCard {
	const ref = `error:${id}`;
	const runbookId = firstRunbook(data);
	const runbook = runbookId === undefined ? undefined : graph.resolve(`runbook:${runbookId}`);
	const [mitigation] = runbook?.kind === 'runbook' ? runbook.data.mitigations : [];
	const [snippet] = data.snippets;
	const others = data.signatures.some(({ strength }) => strength === 'generic') ? othersOf(data, graph) : [];
	return {
		title: plainText(data.title),
		path: addressOf('error', id),
		meaning: plainText(data.meaning),
		fix: plainText(data.fixes[0]?.text ?? ''),
		...(runbook &&
			mitigation && {
				runbook: {
					title: plainText(runbook.data.title),
					path: addressOf('runbook', runbook.id),
					mitigation: plainText(mitigation.title),
					...(mitigation.minutes !== undefined && { minutes: mitigation.minutes }),
					leads: runbookId === data.fixes[0]?.runbook,
				},
			}),
		...(runbook?.kind === 'runbook' &&
			factsOf(runbook).isFork && { fork: nameOf({ kind: 'runbook', id: runbook.id }) }),
		...(others.length > 0 && { others }),
		seen: graph
			.backlinksOf(ref)
			.filter(({ entry, edges }) => entry.kind === 'postmortem' && edges.some((edge) => edge.via === 'field'))
			.map(({ entry }) => ({ title: plainText(entry.data.title), path: addressOf(entry.kind, entry.id) })),
		...(snippet !== undefined && { snippet: { path: addressOf('snippet', snippet) } }),
	};
}

/** The look-alikes of an error whose message other programs print too. */
function othersOf({ lookAlikes }: Entry<'error'>['data'], graph: Graph): ErrorCard['others'] & object {
	return lookAlikes.flatMap(({ error, differs }) => {
		const other = graph.resolve(`error:${error}`);
		if (other?.kind !== 'error') return [];
		return [
			{
				name: other.data.component,
				title: plainText(other.data.title),
				path: addressOf('error', other.id),
				differs: plainText(differs),
			},
		];
	});
}
