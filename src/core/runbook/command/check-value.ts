/**
 * Whether a value may go into a command. Takes linear time, and every pattern has a length limit.
 *
 * Every accepted value is inert inside double quotes of a shell and inside quotes of SQL and PromQL. It consists of
 * letters, digits and `. _ - / : @ ? = & % + , ~ [ ]`, so it contains no quote, `$`, back-tick, back-slash, `!`, semicolon,
 * parenthesis, space or control character. No value starts with a hyphen, so none is read as an option. `fillCommand`
 * handles places without quotes.
 */
export function checkValue(pattern: ParamPattern, raw: string): CheckedValue {
	const { maxLength, shape, needs, objection } = PATTERNS[pattern];
	if (raw.length > maxLength + 100) return reject('character', tooLong(raw.length, maxLength));
	const value = raw.trim();
	if (value.length > maxLength) return reject('character', tooLong(value.length, maxLength));
	const disallowed = DISALLOWED.exec(value)?.[0];
	if (disallowed !== undefined) return reject('character', `It contains ${nameOf(disallowed)}.`);
	if (!shape.test(value)) return reject('shape', `It must be ${needs}.`);
	const reason = objection?.(value);
	return reason === undefined ? { ok: true, value } : reject('shape', reason);
}

const DISALLOWED = /[^\w.\-/:@?=&%+,~[\]]/u;

/**
 * The patterns for the values of parameters. Authors choose from this closed list instead of writing a regular expression,
 * because each of these patterns takes linear time and rejects everything that a shell could run.
 */
export const PARAM_PATTERNS = ['kubernetes-name', 'host', 'port', 'integer', 'identifier', 'duration', 'url'] as const;

/** Numbers must be canonical, because a shell reads `010` as eight. */
const PATTERNS: Record<ParamPattern, Pattern> = {
	'kubernetes-name': {
		maxLength: 253,
		shape: /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/,
		needs: 'a Kubernetes name: lower-case letters, digits, "-" and "."',
	},
	host: {
		maxLength: 253,
		shape: /^(?:[A-Z0-9](?:[\w.-]{0,251}[A-Z0-9])?|(?=[^:]{0,4}:[^:]{0,4}:)[0-9A-F:.]{2,45})$/i,
		needs: 'a host name or an address, without port',
	},
	port: {
		maxLength: 5,
		shape: /^[1-9]\d{0,4}$/,
		needs: 'a port, 1 to 65535',
		objection: (value) => (Number(value) > 65_535 ? 'It must be a port, 1 to 65535.' : undefined),
	},
	integer: { maxLength: 15, shape: /^(?:0|[1-9]\d{0,14})$/, needs: 'a whole number, digits only' },
	identifier: {
		maxLength: 63,
		shape: /^[A-Z_]\w{0,62}$/i,
		needs: 'a name: letters, digits and "_"',
		objection: (value) =>
			RESERVED_IN_SQL.has(value.toLowerCase()) ? `"${value}" is a reserved word in SQL, not a name.` : undefined,
	},
	duration: {
		maxLength: 40,
		shape: /^(?:\d{1,6}(?:ms|[smhdwy])){1,5}$/,
		needs: 'a duration like 90s, 15m or 1h30m',
	},
	url: {
		maxLength: 1000,
		shape: /^(?:https?|wss?|grpcs?|postgres(?:ql)?|mysql|rediss?|amqps?)(?:\+[a-z0-9]{1,20})?:\/\/\S{1,980}$/,
		needs: 'a complete address, like https://… or postgresql://…',
		objection: (value) =>
			PASSWORD.test(value)
				? 'It contains a password. Leave it out: psql reads it from ~/.pgpass or asks for it.'
				: undefined,
	},
};

/** Words that are not names in SQL: for example, `ALTER ROLE ALL` changes every role. */
const RESERVED_IN_SQL: ReadonlySet<string> = new Set(
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

function tooLong(length: number, maxLength: number): string {
	return `It has ${length.toLocaleString('en')} characters; the maximum is ${maxLength}.`;
}

function reject(because: 'character' | 'shape', reason: string): CheckedValue {
	return { ok: false, because, reason };
}

export type ParamPattern = (typeof PARAM_PATTERNS)[number];

export type CheckedValue =
	| { ok: true; value: string }
	| {
			ok: false;
			/** `character`: further typing cannot make the value valid. `shape`: the value may just be unfinished. */
			because: 'character' | 'shape';
			/** A sentence for the reader. */
			reason: string;
	  };

interface Pattern {
	/** Maximum number of characters. */
	maxLength: number;
	shape: RegExp;
	/** Completes the sentence "It must be …". */
	needs: string;
	/** Returns why a value of this shape is still rejected, as a sentence. */
	objection?: (value: string) => string | undefined;
}
