import { plainText } from '../../core/text/prose/inline.ts';
import { entriesOf } from '../../site/library.ts';
import { textFile } from '../../site/machines/responses.ts';

export const GET = async () => {
	const terms = await entriesOf('term');
	const lines = terms.map((term) => `- **${term.data.title}**: ${plainText(term.data.definition)}`);
	return textFile(`# Glossary\n\n${lines.join('\n')}\n`, 'text/markdown');
};
