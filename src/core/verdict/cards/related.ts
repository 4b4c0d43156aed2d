import type { Graph } from '../../graph/index.ts';
import { refOf } from '../../graph/index.ts';
import { KINDS } from '../../schema/primitives.ts';

/**
 * `kind:id` of every entry that links to one of the errors or to which one of them links, sorted by kind. The errors
 * themselves are left out.
 */
export function relatedTo(errors: readonly string[], graph: Graph): string[] {
	const own = new Set(errors.map((error) => `error:${error}`));
	const related = KINDS.flatMap((kind) =>
		errors.flatMap((error) => graph.neighboursOf(`error:${error}`, kind).map((entry) => refOf(entry))),
	);
	return [...new Set(related)].filter((ref) => !own.has(ref));
}
