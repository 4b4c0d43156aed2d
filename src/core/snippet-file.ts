/**
 * Adds a last line to a snippet file that is published, so that no browser can run the file. Snippet files are
 * published next to their page, for readers to view, download and run. No page may run them: the policy allows scripts
 * from the site itself, and authors of content must not be able to add one. The type and headers of a file depend on
 * the host, so the file itself must prevent this. The last line is a comment or an import for the program that the file
 * is meant for, but invalid JavaScript for a browser. A browser parses a script to its end before it runs any part, and
 * runs a module only after all its imports have loaded.
 */
export function publishedText(name: string, text: string): string {
	return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${lastLineOf(name, text)}\n`;
}

/** Restores the original text from the published text. A line feed that publishing added at its end stays. */
export function originalText(published: string): string {
	const end = published.lastIndexOf('\n', published.length - 2) + 1;
	return published.slice(end).trimEnd().endsWith(MARK) ? published.slice(0, end) : published;
}

/** Valid file names: one word, and an ending that no host treats as a page or a server-side program. */
export const SNIPPET_FILE = /^[a-z0-9][a-z0-9_-]*\.(?:py|ts|js|ya?ml|sql|toml|ini|txt)$/;

const MARK = 'Added when published: no browser runs this file.';

function lastLineOf(name: string, text: string): string {
	switch (name.slice(name.lastIndexOf('.') + 1)) {
		case 'ts':
		case 'js':
			// A script cannot contain an import, and no browser has these modules, but Node and k6 do.
			return `import '${/\bfrom ["']k6\b/.test(text) ? 'k6' : 'node:process'}'; // ${MARK}`;
		case 'sql':
			return `-- ${MARK}`;
		default:
			return `# ${MARK}`;
	}
}
