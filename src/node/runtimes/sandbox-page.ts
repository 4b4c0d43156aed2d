import { createHash } from 'node:crypto';
import { bundle } from './bundle.ts';

/** The document of the frame in which snippets run. src/client/run/inside/frame.ts explains why it is safe. */
export async function sandboxPage(packages: Set<string>): Promise<string> {
	const script = await bundle('frame.ts', packages);
	const hash = createHash('sha256').update(script).digest('base64');
	const policy = [
		"default-src 'none'",
		`script-src 'sha256-${hash}' 'wasm-unsafe-eval'`,
		'worker-src blob:',
		"connect-src 'none'",
		"base-uri 'none'",
		"form-action 'none'",
	].join('; ');
	return (
		'<!doctype html><html lang="en"><head><meta charset="utf-8">' +
		`<meta http-equiv="content-security-policy" content="${policy}">` +
		'<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">' +
		`<title>Sandbox for snippets</title></head><body><script>${script}</script></body></html>\n`
	);
}
