import { escapeXml, textFile } from '../site/machines/responses.ts';
import { settings, urlOf } from '../site/settings.ts';

/** Lets a browser offer the site as a search engine. */
export const GET = () =>
	textFile(
		`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
	<ShortName>${escapeXml(settings.name.slice(0, 16))}</ShortName>
	<Description>${escapeXml(settings.description.slice(0, 1024))}</Description>
	<InputEncoding>UTF-8</InputEncoding>
	<Url type="text/html" template="${escapeXml(urlOf('/search/'))}#q={searchTerms}"/>
</OpenSearchDescription>
`,
		'application/opensearchdescription+xml',
	);
