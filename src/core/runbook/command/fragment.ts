/**
 * Reads the part of an address after `#`: `NAMESPACE=orders&POD=x&step=count-what-the-pool-holds`. Values may be
 * percent-encoded, or plain as alert templates write them. A name is that of a parameter, or of the alert label that
 * carries its value, so one template can pass all labels. A fragment without `=` is an ordinary anchor.
 *
 * Values are decoded but not validated; `checkValue` does that. A label that the alert does not have arrives as an empty
 * value, which is ignored.
 */
export function parseFragment(hash: string, params: readonly Named[]): Fragment {
	const text = hash.replace(/^#/, '').slice(0, MAX_FRAGMENT_LENGTH);
	if (!text.includes('=')) return { anchor: text === '' ? undefined : text, values: {}, unknown: [] };
	const fragment: Fragment = { anchor: undefined, values: {}, unknown: [] };
	for (const pair of text.split('&').slice(0, MAX_PAIRS)) {
		const equals = pair.indexOf('=');
		if (equals < 0) {
			fragment.anchor = decode(pair);
			continue;
		}
		const name = decode(pair.slice(0, equals));
		const value = decode(pair.slice(equals + 1));
		const param = params.find((each) => each.name === name) ?? params.find((each) => each.from === name);
		if (name === 'step') fragment.anchor = value;
		else if (param && value !== '') fragment.values[param.name] ??= value;
		else if (!param && /^[A-Z][A-Z0-9_]{0,40}$/.test(name)) fragment.unknown.push(name);
	}
	return fragment;
}

/** Formats values as a fragment, for a link that a colleague can open. */
export function formatFragment(values: Readonly<Record<string, string | undefined>>): string {
	const pairs = Object.entries(values).flatMap(([name, value]) =>
		value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
	);
	return pairs.length === 0 ? '' : `#${pairs.join('&')}`;
}

/** Longer than any set of valid values. */
const MAX_FRAGMENT_LENGTH = 50_000;
const MAX_PAIRS = 200;

/** Decodes a name or a value. A text with a stray `%` stays as it is. */
function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

export interface Fragment {
	/** The id to scroll to. */
	anchor: string | undefined;
	/** Values by the name of the parameter. */
	values: Record<string, string>;
	/** Upper-case names that are not parameters of this page, for example because an alert template is out of date. */
	unknown: string[];
}

interface Named {
	name: string;
	/** The alert label that carries the value. */
	from: string | undefined;
}
