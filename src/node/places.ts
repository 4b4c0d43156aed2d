/**
 * The folder of the content that a build reads and the folder of the site that it writes, relative to the project's root.
 * With these variables, the tests of the engine build different content from that of the project.
 */
export const CONTENT_FOLDER = chosen('HS_CONTENT', 'content');
export const SITE_FOLDER = chosen('HS_DIST', 'dist');

/** The value of a variable, or the default if it is empty or not set. */
function chosen(variable: string, usual: string): string {
	const value = process.env[variable]?.replace(/\/+$/, '');
	return value === undefined || value === '' ? usual : value;
}
