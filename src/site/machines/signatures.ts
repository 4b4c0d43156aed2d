import { buildIndex, loadIndex, match, type Index, type PackedIndex } from '../../core/match/index.ts';
import { forkSourceOf, signatureOf } from '../../core/verdict/signature-of.ts';
import { entriesOf } from '../library.ts';

/** The signatures of all error pages, and what leads to runbooks where no error is known, packed for the wire. */
export async function signatureIndex(): Promise<PackedIndex> {
	const [errors, runbooks] = await Promise.all([entriesOf('error'), entriesOf('runbook')]);
	return buildIndex(errors.map(signatureOf), runbooks.map(forkSourceOf));
}

/** Splits a line into what an error is recognised by and what is around it; undefined if it is not recognised. */
export async function markMatch(error: string, line: string): Promise<[string, string, string] | undefined> {
	loading ??= signatureIndex().then(loadIndex);
	const found = match(await loading, line).matches.find((each) => each.error === error);
	if (!found) return undefined;
	const [start, end] = found.span;
	return [line.slice(0, start), line.slice(start, end), line.slice(end)];
}
let loading: Promise<Index> | undefined;
