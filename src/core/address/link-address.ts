/**
 * What is wrong with an address that a page would link to, as a browser reads it: spaces and controls before it do not
 * count, tabs and line breaks in it do not count, and a backslash is a slash. Addresses without a scheme are not judged,
 * except for those that lead to another server all the same.
 */
export function problemOfAddress(address: string): AddressProblem | undefined {
	// eslint-disable-next-line no-control-regex -- This is what the URL standard strips.
	const read = address.replace(/^[\u0000-\u0020]+/, '').replace(/[\t\n\r]/g, '');
	const scheme = /^([a-z][a-z\d+.-]*):/i.exec(read)?.[1]?.toLowerCase();
	if (scheme === undefined) return /^[/\\]{2}/.test(read) ? { is: 'without scheme' } : undefined;
	if (!SCHEMES.includes(scheme)) return { is: 'other scheme', scheme };
	if (!scheme.startsWith('http')) return undefined;
	if (!/^https?:\/\/[^/\\]/i.test(read) || !URL.canParse(read)) return { is: 'incomplete' };
	const { username, password } = new URL(read);
	return username === '' && password === '' ? undefined : { is: 'with a user' };
}

/** The schemes that content may link to. Everything else starts a program, or is one. */
export const SCHEMES: readonly string[] = ['https', 'http', 'mailto', 'tel'];

export type AddressProblem =
	| { is: 'other scheme'; scheme: string }
	/** `//host` and `\\host`. */
	| { is: 'without scheme' }
	| { is: 'incomplete' }
	/** `https://name@host`: what precedes the at sign looks like the host. */
	| { is: 'with a user' };
