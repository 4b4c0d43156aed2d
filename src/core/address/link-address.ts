/**
 * Returns the problem with an address that a page would link to, if any. The address is read as a browser reads it: leading
 * spaces and control characters are ignored, tabs and line breaks are ignored, and a backslash counts as a slash. An
 * address without a scheme is accepted, unless it begins with two slashes and so leads to another server.
 */
export function problemOfAddress(address: string): AddressProblem | undefined {
	// eslint-disable-next-line no-control-regex -- The URL standard strips these characters.
	const normalized = address.replace(/^[\u0000-\u0020]+/, '').replace(/[\t\n\r]/g, '');
	const scheme = /^([a-z][a-z\d+.-]*):/i.exec(normalized)?.[1]?.toLowerCase();
	if (scheme === undefined) return /^[/\\]{2}/.test(normalized) ? { is: 'without scheme' } : undefined;
	if (!SCHEMES.includes(scheme)) return { is: 'other scheme', scheme };
	if (!scheme.startsWith('http')) return undefined;
	if (!/^https?:\/\/[^/\\]/i.test(normalized) || !URL.canParse(normalized)) return { is: 'incomplete' };
	const { username, password } = new URL(normalized);
	return username === '' && password === '' ? undefined : { is: 'with a user' };
}

/** The schemes that content may link to. Others may start a program or contain one. */
export const SCHEMES: readonly string[] = ['https', 'http', 'mailto', 'tel'];

export type AddressProblem =
	| { is: 'other scheme'; scheme: string }
	/** `//host` and `\\host`. */
	| { is: 'without scheme' }
	| { is: 'incomplete' }
	/** `https://name@host`: the part before the at sign looks like the host. */
	| { is: 'with a user' };
