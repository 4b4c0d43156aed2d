/**
 * Checks whether a value may go into a command. Takes linear time, and every pattern has a length limit.
 *
 * Every accepted value is inert inside double quotes in a shell, and inside quotes in SQL and PromQL. It consists of
 * letters, digits and `. _ - / : @ ? = & % + , ~ [ ]`, so it contains no quote, `$`, back-tick, backslash, `!`,
 * semicolon, parenthesis, space or control character. No value starts with a hyphen, so none is read as an option.
 * Outside quotes, some of these characters have a meaning, so `fillCommand` adds quotes there.
 */
export function checkValue(pattern: ParamPattern, raw: string): CheckedValue {
	const { maxLength, shape, needs, objection } = PATTERNS[pattern];
	// Spaces at the ends are allowed, but a very long text is rejected before it is trimmed.
	if (raw.length > maxLength + 100) return reject(tooLong(raw.length, maxLength));
	const value = raw.trim();
	if (value.length > maxLength) return reject(tooLong(value.length, maxLength));
	const disallowed = DISALLOWED.exec(value)?.[0];
	if (disallowed !== undefined) return reject(`It contains ${nameOf(disallowed)}.`);
	const reason = shape.test(value) ? objection?.(value) : `It must be ${needs}.`;
	return reason === undefined ? { ok: true, value } : { ok: false, mayBeUnfinished: true, reason };
}

const DISALLOWED = /[^\w.\-/:@?=&%+,~[\]]/u;

/**
 * The patterns for the values of parameters. Authors choose from this closed list instead of writing a regular
 * expression, because each of these patterns takes linear time and rejects every character with a special meaning
 * inside double quotes.
 */
export const PARAM_PATTERNS = ['kubernetes-name', 'host', 'port', 'integer', 'identifier', 'duration', 'url'] as const;

/** A `port` or an `integer` must not start with a zero, because shell arithmetic reads `010` as eight. */
const PATTERNS: Record<ParamPattern, Pattern> = {
	'kubernetes-name': {
		maxLength: 253,
		shape: /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/,
		needs: 'a Kubernetes name: lower-case letters, digits, "-" and "."',
	},
	host: {
		maxLength: 253,
		// A name or an IPv4 address, or an IPv6 address, which has at least two colons.
		shape: /^(?:[A-Z0-9](?:[\w.-]{0,251}[A-Z0-9])?|(?=[^:]{0,4}:[^:]{0,4}:)[0-9A-F:.]{2,45})$/i,
		needs: 'a host name or an address, without a port',
	},
	port: {
		maxLength: 5,
		shape: /^[1-9]\d{0,4}$/,
		needs: 'a port number from 1 to 65535',
		objection: (value) => (Number(value) > 65_535 ? 'It must be a port number from 1 to 65535.' : undefined),
	},
	integer: { maxLength: 15, shape: /^(?:0|[1-9]\d{0,14})$/, needs: 'a whole number: digits only, no leading zeros' },
	identifier: {
		maxLength: 63,
		shape: /^[A-Z_]\w{0,62}$/i,
		needs: 'a name: letters, digits and "_", not starting with a digit',
		objection: (value) =>
			RESERVED_IN_SQL.has(value.toLowerCase()) ? `"${value}" is a reserved word in SQL, not a name.` : undefined,
	},
	duration: {
		maxLength: 40,
		shape: /^(?:\d{1,6}(?:ms|[smhdwy])){1,5}$/,
		needs: 'a duration, like 90s, 15m or 1h30m',
	},
	url: {
		maxLength: 1000,
		shape: /^(?:https?|wss?|grpcs?|postgres(?:ql)?|mysql|rediss?|amqps?)(?:\+[a-z0-9]{1,20})?:\/\/\S{1,980}$/,
		needs: 'a complete address, like https://… or postgresql://…',
		objection: (value) =>
			PASSWORD.test(value)
				? 'It contains a password or a token. Leave it out; psql, for example, reads a password from ~/.pgpass or asks for it.'
				: undefined,
	},
};

/** Words that SQL does not read as names: for example, `ALTER ROLE ALL` changes every role. */
const RESERVED_IN_SQL: ReadonlySet<string> = new Set(
	'all any current_role current_user default false none null public session_user true user'.split(' '),
);

/** A password before the host, or a parameter that carries a password or a token. */
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
	'"': 'a double quote',
	"'": 'a single quote',
	'`': 'a back-tick, which a shell would act on',
	$: '$, which a shell would act on',
	';': 'a semicolon',
	'\\': 'a backslash',
};

function tooLong(length: number, maxLength: number): string {
	return `It has ${length.toLocaleString('en')} characters; the maximum is ${maxLength}.`;
}

function reject(reason: string): CheckedValue {
	return { ok: false, mayBeUnfinished: false, reason };
}

export type ParamPattern = (typeof PARAM_PATTERNS)[number];

export type CheckedValue =
	| { ok: true; value: string }
	| {
			ok: false;
			/** False if further typing cannot make the value valid. */
			mayBeUnfinished: boolean;
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
