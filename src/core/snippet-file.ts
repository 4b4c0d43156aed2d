/**
 * The files of a snippet are published beside its page, to be read, downloaded and run, and no page may run them: the
 * policy allows scripts of the site itself, and who writes content must not be able to write one. What a host says about
 * a file, its type and its headers, is up to the host, so the file itself says it: the last line is a comment or an import
 * for those who run the file where it belongs, and no JavaScript for a browser. A script is parsed to its end before any
 * of it runs, and a module is not run before everything it imports is there.
 */
export function publishedText(name: string, text: string): string {
	return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${lastLineOf(name, text)}\n`;
}

/** The text as it is in the content, from what was published. */
export function originalText(published: string): string {
	const end = published.lastIndexOf('\n', published.length - 2) + 1;
	return published.slice(end).trimEnd().endsWith(MARK) ? published.slice(0, end) : published;
}

/** What a file may be called: one word, and an ending that no host takes for a page or a program of its own. */
export const SNIPPET_FILE = /^[a-z0-9][a-z0-9_-]*\.(?:py|ts|js|ya?ml|sql|toml|ini|txt)$/;

const MARK = 'Added when published: no browser runs this file.';

function lastLineOf(name: string, text: string): string {
	switch (name.slice(name.lastIndexOf('.') + 1)) {
		case 'ts':
		case 'js':
			// An import is not a part of a script, and no browser has these modules; Node and k6 have.
			return `import '${/\bfrom ["']k6\b/.test(text) ? 'k6' : 'node:process'}'; // ${MARK}`;
		case 'sql':
			return `-- ${MARK}`;
		default:
			return `# ${MARK}`;
	}
}
