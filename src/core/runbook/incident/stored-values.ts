import { isShortText, isStoredId, isStoredName } from './stored-text.ts';
import { isRecord } from '../../text/is-record.ts';

/**
 * Values of parameters by runbook and name, the runbook changed last at the end. A name means another thing on another
 * page: `DEPLOYMENT` is once the API and once the authentication service.
 */
export type KeptValues = Record<string, Record<string, string>>;

/**
 * The values in something that was read from a browser's storage. What no page of this site can have written is left out;
 * `checkValue` still has to judge each value before it goes into a command.
 */
export function readValues(value: unknown): KeptValues {
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
/** Characters; no pattern of a parameter allows more. */
const MAX_VALUE = 1000;
