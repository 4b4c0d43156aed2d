/**
 * The folder of the content that a build reads and the folder of the site that it writes, from the project's root. The
 * variables let the tests of the engine build a content of their own beside that of the project.
 */
export const CONTENT_FOLDER = chosen('HS_CONTENT', 'content');
export const SITE_FOLDER = chosen('HS_DIST', 'dist');

/** An empty variable means the same as none. */
function chosen(variable: string, usual: string): string {
	const value = process.env[variable]?.replace(/\/+$/, '');
	return value === undefined || value === '' ? usual : value;
}
