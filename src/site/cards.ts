import { addressOf } from '../core/address.ts';
import type { Entry } from '../core/entry.ts';
import { plainText } from '../core/text/inline.ts';
import type { ErrorCard, ErrorCards } from '../core/verdict/card.ts';
import { entriesOf, library, toLink } from './library.ts';

/** What the verdicts in the page show about each error. */
export async function errorCards(): Promise<ErrorCards> {
	const errors = await entriesOf('error');
	return Object.fromEntries(await Promise.all(errors.map(async (error) => [error.id, await cardOf(error)] as const)));
}

async function cardOf({ id, data }: Entry<'error'>): Promise<ErrorCard> {
	const { graph } = await library();
	const runbook = graph.neighboursOf(`error:${id}`, 'runbook').find((each) => each.id === data.runbooks[0]);
	const [mitigation] = runbook?.data.mitigations ?? [];
	const seen = graph
		.backlinksOf(`error:${id}`)
		.filter(({ entry, edges }) => entry.kind === 'postmortem' && edges.some((edge) => edge.via === 'field'))
		.map(({ entry }) => toLink(entry));
	const [snippet] = data.snippets;
	return {
		title: plainText(data.title),
		path: addressOf('error', id),
		meaning: plainText(data.meaning),
		fix: plainText(data.fixes[0]?.text ?? ''),
		...(runbook &&
			mitigation && {
				runbook: {
					title: runbook.data.title,
					path: addressOf('runbook', runbook.id),
					mitigation: mitigation.title,
					minutes: mitigation.minutes,
				},
			}),
		seen: seen.map(({ title, href }) => ({ title, path: href })),
		...(snippet !== undefined && { snippet: { path: addressOf('snippet', snippet) } }),
	};
}
