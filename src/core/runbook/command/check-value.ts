/**
 * Whether a value may go into a command. Linear in the text, and every pattern has a length limit.
 *
 * What any pattern lets through is inert between double quotes of a shell and between quotes of SQL and PromQL: letters,
 * digits and `. _ - / : @ ? = & % + , ~ [ ]`. There is no quote, `$`, back-tick, back-slash, `!`, semicolon, bracket of
 * a subshell, space or control character among them, and none of the values starts with a hyphen, so that none is taken
 * for an option. `fillCommand` sees to the places without quotes.
 */
export function checkValue(pattern: ParamPattern, raw: string): CheckedValue {
	const { longest, shape, needs, objection } = PATTERNS[pattern];
	if (raw.length > longest + 100) return reject('character', tooLong(raw.length, longest));
	const value = raw.trim();
	if (value.length > longest) return reject('character', tooLong(value.length, longest));
	const stranger = STRANGER.exec(value)?.[0];
	if (stranger !== undefined) return reject('character', `It contains ${nameOf(stranger)}.`);
	if (!shape.test(value)) return reject('shape', `It must be ${needs}.`);
	const reason = objection?.(value);
	return reason === undefined ? { ok: true, value } : reject('shape', reason);
}

const STRANGER = /[^\w.\-/:@?=&%+,~[\]]/u;

/**
 * What a parameter's value may look like. A closed list rather than a regular expression from an author:
 * each one is known to be linear and to leave nothing that a shell could run.
 */
export const PARAM_PATTERNS = ['kubernetes-name', 'host', 'port', 'integer', 'identifier', 'duration', 'url'] as const;

/** Canonical numbers only: a shell reads `010` as eight. */
const PATTERNS: Record<ParamPattern, Pattern> = {
	'kubernetes-name': {
		longest: 253,
		shape: /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/,
		needs: 'a Kubernetes name: lower-case letters, digits, "-" and "."',
	},
	host: {
		longest: 253,
		shape: /^(?:[A-Z0-9](?:[\w.-]{0,251}[A-Z0-9])?|(?=[^:]{0,4}:[^:]{0,4}:)[0-9A-F:.]{2,45})$/i,
		needs: 'a host name or an address, without port',
	},
	port: {
		longest: 5,
		shape: /^[1-9]\d{0,4}$/,
		needs: 'a port, 1 to 65535',
		objection: (value) => (Number(value) > 65_535 ? 'It must be a port, 1 to 65535.' : undefined),
	},
	integer: { longest: 15, shape: /^(?:0|[1-9]\d{0,14})$/, needs: 'a whole number, digits only' },
	identifier: {
		longest: 63,
		shape: /^[A-Z_]\w{0,62}$/i,
		needs: 'a name: letters, digits and "_"',
		objection: (value) =>
			WORDS_OF_SQL.has(value.toLowerCase()) ? `"${value}" is not a name to SQL but a word with a meaning.` : undefined,
	},
	duration: {
		longest: 40,
		shape: /^(?:\d{1,6}(?:ms|[smhdwy])){1,5}$/,
		needs: 'a duration like 90s, 15m or 1h30m',
	},
	url: {
		longest: 1000,
		shape: /^(?:https?|wss?|grpcs?|postgres(?:ql)?|mysql|rediss?|amqps?)(?:\+[a-z0-9]{1,20})?:\/\/\S{1,980}$/,
		needs: 'a complete address, like https://… or postgresql://…',
		objection: (value) =>
			PASSWORD.test(value)
				? 'It contains a password. Leave it out; psql takes it from ~/.pgpass or asks for it.'
				: undefined,
	},
};

/** `ALTER ROLE ALL` is every role there is. */
const WORDS_OF_SQL: ReadonlySet<string> = new Set(
	'all any current_role current_user default false none null public session_user true user'.split(' '),
);

const PASSWORD = /^[^/]{1,40}:\/\/[^/?@]{0,500}:[^/?]{0,500}@|[?&][a-z_]{0,20}(?:pass(?:word)?|secret|token)=/i;

function nameOf(character: string): string {
	const known = NAMES[character];
	if (known !== undefined) return known;
	const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
	return /[\p{C}\p{Z}]/u.test(character) ? `an invisible character, ${code}` : `the character ${character}`;
}

const NAMES: Record<string, string> = {
	'\n': 'a line break',
	'\r': 'a line break',
	'\t': 'a tab',
	' ': 'a space',
	'"': 'a quotation mark, "',
	"'": "a quotation mark, '",
	'`': 'a back-tick, which a shell would act on',
	$: '$, which a shell would act on',
	';': 'a semicolon',
	'\\': 'a back-slash',
};

function tooLong(length: number, longest: number): string {
	return `It has ${length.toLocaleString('en')} characters; at most ${longest} are possible.`;
}

function reject(because: 'character' | 'shape', reason: string): CheckedValue {
	return { ok: false, because, reason };
}

export type ParamPattern = (typeof PARAM_PATTERNS)[number];

export type CheckedValue =
	| { ok: true; value: string }
	| {
			ok: false;
			/** `character`: no further typing makes it right. `shape`: it may only be unfinished. */
			because: 'character' | 'shape';
			/** A sentence for the reader. */
			reason: string;
	  };

interface Pattern {
	/** Characters. */
	longest: number;
	shape: RegExp;
	needs: string;
	objection?: (value: string) => string | undefined;
}
