import { textFile } from '../../site/machines/responses.ts';
import { settings, urlOf } from '../../site/settings.ts';

/**
 * The `security.txt` file of RFC 9116. It expires half a year after the build, so a site that is no longer built does not
 * give an outdated contact.
 */
export const GET = () => {
	const expires = new Date(Date.now() + 182 * 24 * 3600 * 1000);
	return textFile(
		[
			`Contact: ${settings.securityContact}`,
			`Expires: ${expires.toISOString().slice(0, 19)}Z`,
			`Canonical: ${urlOf('/.well-known/security.txt')}`,
			'Preferred-Languages: en',
			'',
		].join('\n'),
	);
};
