import { buildIndex, loadIndex, match, type Index, type PackedIndex } from '../../core/match/index.ts';
import { forkSourceOf, signatureOf } from '../../core/verdict/signature-of.ts';
import { entriesOf } from '../library.ts';

/**
 * The packed index: the signatures of all error pages, and the signals and alerts that lead to runbooks if no error is
 * known.
 */
export async function signatureIndex(): Promise<PackedIndex> {
	const [errors, runbooks] = await Promise.all([entriesOf('error'), entriesOf('runbook')]);
	return buildIndex(errors.map(signatureOf), runbooks.map(forkSourceOf));
}

/**
 * Splits a line into the matched span and the text around it, with the template that matched as the last item; undefined if
 * the error is not recognised.
 */
export async function markMatch(
	error: string,
	line: string,
): Promise<[before: string, match: string, after: string, template: string] | undefined> {
	loading ??= signatureIndex().then(loadIndex);
	const found = match(await loading, line).matches.find((each) => each.error === error);
	if (!found) return undefined;
	const [start, end] = found.span;
	return [line.slice(0, start), line.slice(start, end), line.slice(end), found.template];
}
let loading: Promise<Index> | undefined;
