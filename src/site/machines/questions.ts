import type { Entry } from '../../core/entry.ts';
import { discriminatorMap } from '../../core/runbook/questions/discriminator-map.ts';
import { entriesOf, library } from '../library.ts';

/** The runbooks whose questions have a diagram, each with its Mermaid source. */
export async function questionDiagrams(): Promise<{ runbook: Entry<'runbook'>; source: string }[]> {
	const { graph } = await library();
	const titleOf = (id: string) => graph.resolve(`runbook:${id}`)?.data.title ?? id;
	return (await entriesOf('runbook')).flatMap((runbook) => {
		const source = discriminatorMap(runbook.data, titleOf);
		return source === undefined ? [] : [{ runbook, source }];
	});
}
