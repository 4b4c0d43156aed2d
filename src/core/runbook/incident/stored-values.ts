import { isShortText, isStoredId, isStoredName } from './stored-text.ts';
import { isRecord } from '../../text/is-record.ts';

/**
 * Values of parameters by runbook and name. The runbook whose values changed last is at the end. Values are stored per runbook
 * because the same name can mean different things: `DEPLOYMENT` is the API on one page and the authentication service on
 * another.
 */
export type StoredValues = Record<string, Record<string, string>>;

/**
 * Reads values from a browser's storage. Leaves out values that no page of this site can have written. `checkValue` must
 * still check each value before it goes into a command.
 */
export function readValues(value: unknown): StoredValues {
	if (!isRecord(value)) return {};
	const runbooks = Object.entries(value).filter(([id]) => isStoredId(id));
	// The newest are at the end.
	return Object.fromEntries(runbooks.slice(-MAX_RUNBOOKS).map(([id, values]) => [id, readNamed(values)]));
}

function readNamed(values: unknown): Record<string, string> {
	if (!isRecord(values)) return {};
	const pairs = Object.entries(values).filter(
		(pair): pair is [string, string] => isStoredName(pair[0]) && isShortText(pair[1], MAX_VALUE),
	);
	return Object.fromEntries(pairs.slice(0, MAX_NAMES));
}

const MAX_RUNBOOKS = 50;
const MAX_NAMES = 50;
/** Maximum number of characters; no parameter pattern allows more. */
const MAX_VALUE = 1000;
